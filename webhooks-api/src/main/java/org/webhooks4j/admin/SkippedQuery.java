package org.webhooks4j.admin;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.text.CleanText;

/**
 * Which events to list that were not sent to a traced webhook, which page of them, and in which order. Begins with
 * {@link #of}, which each of the methods narrows.
 */
public final class SkippedQuery extends EventSelection<SkippedQuery> {

    private final String webhook;
    private final PageCriteria page;

    private SkippedQuery(EventCriteria events, String webhook, PageCriteria page) {
        super(events);
        CleanText.check("the query's webhook", webhook);
        this.webhook = webhook;
        this.page = page;
    }

    /**
     * Selects all events that were not sent to a webhook, the newest first, 50 on a page.
     *
     * @param webhook the webhook's id
     * @return the query
     * @throws IllegalArgumentException if it has U+0000 or half of a surrogate pair
     */
    public static SkippedQuery of(String webhook) {
        return new SkippedQuery(
                EventCriteria.ANY, Objects.requireNonNull(webhook, "webhook is null: pass its id"), PageCriteria.FIRST);
    }

    @Override
    SkippedQuery with(EventCriteria events) {
        return new SkippedQuery(events, webhook, page);
    }

    @Override
    List<@Nullable Object> others() {
        return Arrays.asList(webhook, page);
    }

    /**
     * Asks for the page after another one.
     *
     * @param cursor what {@link Page#next()} said, or null for the first page
     * @return a changed copy
     * @throws IllegalArgumentException if it has U+0000 or half of a surrogate pair
     */
    public SkippedQuery withCursor(@Nullable String cursor) {
        return with(new PageCriteria(cursor, oldestFirst(), limit()));
    }

    /**
     * Asks for the oldest event first instead of the newest. A cursor continues in the order in which it was made.
     *
     * @return a changed copy
     */
    public SkippedQuery withOldestFirst() {
        return with(new PageCriteria(cursor(), true, limit()));
    }

    /**
     * Limits the page.
     *
     * @param limit how many events at most, 1 to {@value DeliveryQuery#MAX_LIMIT}
     * @return a changed copy
     * @throws IllegalArgumentException if the limit is not in that range
     */
    public SkippedQuery withLimit(int limit) {
        return with(new PageCriteria(cursor(), oldestFirst(), limit));
    }

    private SkippedQuery with(PageCriteria other) {
        return new SkippedQuery(events, webhook, other);
    }

    /**
     * The webhook.
     *
     * @return its id
     */
    public String webhook() {
        return webhook;
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
     * @return how many events at most, 1 to {@value DeliveryQuery#MAX_LIMIT}
     */
    public int limit() {
        return page.limit();
    }
}
