package org.webhooks4j.admin;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.text.CleanText;

/**
 * Selects the deliveries to list, their order, and the page. Starts from {@link #all()}; each method narrows the
 * selection.
 */
public final class DeliveryQuery extends EventSelection<DeliveryQuery> {

    /** The maximum page size. */
    public static final int MAX_LIMIT = 1000;

    private static final DeliveryQuery ALL = new DeliveryQuery(EventCriteria.ANY, null, null, null, PageCriteria.FIRST);

    private final @Nullable String delivery;
    private final @Nullable String webhook;
    private final @Nullable DeliveryStatus status;
    private final PageCriteria page;

    private DeliveryQuery(
            EventCriteria events,
            @Nullable String delivery,
            @Nullable String webhook,
            @Nullable DeliveryStatus status,
            PageCriteria page) {
        super(events);
        CleanText.check("the query's delivery", delivery);
        CleanText.check("the query's webhook", webhook);
        this.delivery = delivery;
        this.webhook = webhook;
        this.status = status;
        this.page = page;
    }

    /**
     * Selects all deliveries, newest event first, 50 per page.
     *
     * @return the query
     */
    public static DeliveryQuery all() {
        return ALL;
    }

    @Override
    DeliveryQuery with(EventCriteria events) {
        return new DeliveryQuery(events, delivery, webhook, status, page);
    }

    @Override
    List<@Nullable Object> others() {
        return Arrays.asList(delivery, webhook, status, page);
    }

    /**
     * Selects only this delivery.
     *
     * @param delivery the delivery's id, or null for any
     * @return a modified copy
     * @throws IllegalArgumentException if it contains U+0000 or an unpaired surrogate
     */
    public DeliveryQuery withDelivery(@Nullable String delivery) {
        return new DeliveryQuery(events, delivery, webhook, status, page);
    }

    /**
     * Selects only deliveries to this webhook.
     *
     * @param webhook the webhook's id, or null for any
     * @return a modified copy
     * @throws IllegalArgumentException if it contains U+0000 or an unpaired surrogate
     */
    public DeliveryQuery withWebhook(@Nullable String webhook) {
        return new DeliveryQuery(events, delivery, webhook, status, page);
    }

    /**
     * Selects only deliveries with this status.
     *
     * @param status the status, or null for any
     * @return a modified copy
     */
    public DeliveryQuery withStatus(@Nullable DeliveryStatus status) {
        return new DeliveryQuery(events, delivery, webhook, status, page);
    }

    /**
     * Selects the page that starts at a cursor.
     *
     * @param cursor the previous page's {@link Page#next()}, or null for the first page
     * @return a modified copy
     * @throws IllegalArgumentException if it contains U+0000 or an unpaired surrogate
     */
    public DeliveryQuery withCursor(@Nullable String cursor) {
        return with(new PageCriteria(cursor, oldestFirst(), limit()));
    }

    /**
     * Sorts by oldest event first instead of newest first. A cursor continues in the order in which it was created.
     *
     * @return a modified copy
     */
    public DeliveryQuery withOldestFirst() {
        return with(new PageCriteria(cursor(), true, limit()));
    }

    /**
     * Sets the page size.
     *
     * @param limit the maximum number of deliveries, 1 to {@value #MAX_LIMIT}
     * @return a modified copy
     * @throws IllegalArgumentException if the limit is not in that range
     */
    public DeliveryQuery withLimit(int limit) {
        return with(new PageCriteria(cursor(), oldestFirst(), limit));
    }

    private DeliveryQuery with(PageCriteria other) {
        return new DeliveryQuery(events, delivery, webhook, status, other);
    }

    /**
     * The delivery's id.
     *
     * @return the id, or null for any
     */
    public @Nullable String delivery() {
        return delivery;
    }

    /**
     * The webhook's id.
     *
     * @return the id, or null for any
     */
    public @Nullable String webhook() {
        return webhook;
    }

    /**
     * The status.
     *
     * @return the status, or null for any
     */
    public @Nullable DeliveryStatus status() {
        return status;
    }

    /**
     * The cursor at which the page starts.
     *
     * @return the previous page's {@link Page#next()}, or null for the first page
     */
    public @Nullable String cursor() {
        return page.cursor();
    }

    /**
     * The sort order.
     *
     * @return true if the oldest event comes first, false if the newest does
     */
    public boolean oldestFirst() {
        return page.oldestFirst();
    }

    /**
     * The page size.
     *
     * @return the maximum number of deliveries, 1 to {@value #MAX_LIMIT}
     */
    public int limit() {
        return page.limit();
    }
}
