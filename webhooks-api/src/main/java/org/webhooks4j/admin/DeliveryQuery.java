package org.webhooks4j.admin;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.text.CleanText;

/**
 * Which deliveries to list, which page of them, and in which order. Begins with {@link #all()}, which each of the
 * methods narrows.
 */
public final class DeliveryQuery extends EventSelection<DeliveryQuery> {

    /** The largest page. */
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
     * Selects all deliveries, the newest event first, 50 on a page.
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
     * @return a changed copy
     * @throws IllegalArgumentException if it has U+0000 or half of a surrogate pair
     */
    public DeliveryQuery withDelivery(@Nullable String delivery) {
        return new DeliveryQuery(events, delivery, webhook, status, page);
    }

    /**
     * Selects only deliveries to this webhook.
     *
     * @param webhook the webhook's id, or null for any
     * @return a changed copy
     * @throws IllegalArgumentException if it has U+0000 or half of a surrogate pair
     */
    public DeliveryQuery withWebhook(@Nullable String webhook) {
        return new DeliveryQuery(events, delivery, webhook, status, page);
    }

    /**
     * Selects only deliveries of this status.
     *
     * @param status the status, or null for any
     * @return a changed copy
     */
    public DeliveryQuery withStatus(@Nullable DeliveryStatus status) {
        return new DeliveryQuery(events, delivery, webhook, status, page);
    }

    /**
     * Asks for the page after another one.
     *
     * @param cursor what {@link Page#next()} said, or null for the first page
     * @return a changed copy
     * @throws IllegalArgumentException if it has U+0000 or half of a surrogate pair
     */
    public DeliveryQuery withCursor(@Nullable String cursor) {
        return with(new PageCriteria(cursor, oldestFirst(), limit()));
    }

    /**
     * Asks for the oldest event first instead of the newest. A cursor continues in the order in which it was made.
     *
     * @return a changed copy
     */
    public DeliveryQuery withOldestFirst() {
        return with(new PageCriteria(cursor(), true, limit()));
    }

    /**
     * Limits the page.
     *
     * @param limit how many deliveries at most, 1 to {@value #MAX_LIMIT}
     * @return a changed copy
     * @throws IllegalArgumentException if the limit is not in that range
     */
    public DeliveryQuery withLimit(int limit) {
        return with(new PageCriteria(cursor(), oldestFirst(), limit));
    }

    private DeliveryQuery with(PageCriteria other) {
        return new DeliveryQuery(events, delivery, webhook, status, other);
    }

    /**
     * The delivery.
     *
     * @return its id, or null for any
     */
    public @Nullable String delivery() {
        return delivery;
    }

    /**
     * The webhook.
     *
     * @return its id, or null for any
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
     * Where the page begins.
     *
     * @return what {@link Page#next()} of the page before said, or null for the first page
     */
    public @Nullable String cursor() {
        return page.cursor();
    }

    /**
     * The order.
     *
     * @return whether the oldest event is first
     */
    public boolean oldestFirst() {
        return page.oldestFirst();
    }

    /**
     * The size of the page.
     *
     * @return how many deliveries at most, 1 to {@value #MAX_LIMIT}
     */
    public int limit() {
        return page.limit();
    }
}
