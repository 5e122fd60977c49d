package org.webhooks4j.admin;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.text.CleanText;

/**
 * Selects the events to list that were not sent to a traced webhook, their order, and the page. Starts from
 * {@link #of}; each method narrows the selection.
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
     * Selects all events that were not sent to a webhook, newest first, 50 per page.
     *
     * @param webhook the webhook's id
     * @return the query
     * @throws IllegalArgumentException if it contains U+0000 or an unpaired surrogate
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
     * Selects the page that starts at a cursor.
     *
     * @param cursor the previous page's {@link Page#next()}, or null for the first page
     * @return a modified copy
     * @throws IllegalArgumentException if it contains U+0000 or an unpaired surrogate
     */
    public SkippedQuery withCursor(@Nullable String cursor) {
        return with(new PageCriteria(cursor, oldestFirst(), limit()));
    }

    /**
     * Sorts by oldest event first instead of newest first. A cursor continues in the order in which it was created.
     *
     * @return a modified copy
     */
    public SkippedQuery withOldestFirst() {
        return with(new PageCriteria(cursor(), true, limit()));
    }

    /**
     * Sets the page size.
     *
     * @param limit the maximum number of events, 1 to {@value DeliveryQuery#MAX_LIMIT}
     * @return a modified copy
     * @throws IllegalArgumentException if the limit is not in that range
     */
    public SkippedQuery withLimit(int limit) {
        return with(new PageCriteria(cursor(), oldestFirst(), limit));
    }

    private SkippedQuery with(PageCriteria other) {
        return new SkippedQuery(events, webhook, other);
    }

    /**
     * The webhook's id.
     *
     * @return the id
     */
    public String webhook() {
        return webhook;
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
     * @return the maximum number of events, 1 to {@value DeliveryQuery#MAX_LIMIT}
     */
    public int limit() {
        return page.limit();
    }
}
