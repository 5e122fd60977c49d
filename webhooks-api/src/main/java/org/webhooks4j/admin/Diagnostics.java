package org.webhooks4j.admin;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Receipt;
import org.webhooks4j.UnreadableObjectException;
import org.webhooks4j.Webhook;

/**
 * Answers to "why was it sent, why not, who changed it, and does it work".
 *
 * <p>Methods may be called from any thread and throw {@link org.webhooks4j.StoreException} if the store cannot answer.
 */
public interface Diagnostics {

    /** The longest time for which a webhook can be traced: 7 days. */
    Duration MAX_TRACE = Duration.ofDays(7);

    /**
     * Sends an artificial event of type {@code test} to one webhook, whatever its event types are. A failure does not
     * count against the webhook and is not retried.
     *
     * @param webhookId the webhook's id
     * @return the event's and the delivery's id
     * @throws NotFoundException if there is no webhook of that id
     * @throws IllegalStateException if the webhook is inactive
     */
    Receipt test(String webhookId);

    /**
     * Tells which webhooks an event would be sent to, and why. Nothing is stored or sent.
     *
     * @param event the event
     * @return the answer for every webhook
     * @throws UnreadableObjectException if an object cannot be turned into JSON, or its type or id cannot be determined
     */
    Explanation explain(ObjectEvent event);

    /**
     * Records from now on which events are not sent to a webhook, with the rule and the value that decided. Each such
     * event costs a small row in the host's transaction. So a trace ends by itself: after the given time, and on each
     * node after 10,000 events.
     *
     * @param webhookId the webhook's id
     * @param duration how long, at most {@link #MAX_TRACE}; zero ends the trace at once
     * @return the webhook as stored
     * @throws IllegalArgumentException if the duration is negative or longer
     * @throws NotFoundException if there is no webhook of that id
     */
    Webhook trace(String webhookId, Duration duration);

    /**
     * Lists what was not sent to a webhook while it was {@linkplain #trace traced}, and why. Entries are kept for the
     * retention time.
     *
     * @param query which
     * @return a page of them, the newest event first unless the query says otherwise
     */
    Page<SkippedEvent> skipped(SkippedQuery query);

    /**
     * Lists who changed webhooks, and who discarded deliveries, newest first. Entries are kept for 365 days. A change
     * that did not pass through an engine is not recorded.
     *
     * @param webhookId the webhook, whether it still exists or not; null for all
     * @param cursor what {@link Page#next()} said, or null for the first page
     * @return at most 100 of them
     */
    Page<WebhookChange> changes(@Nullable String webhookId, @Nullable String cursor);

    /**
     * Tells how all webhooks fare, at a glance. Costs a few index entries for each webhook, whatever the length of the
     * queue and the log.
     *
     * @return one entry per webhook, in the order of {@link WebhookOperations#list()}
     */
    List<WebhookHealth> health();

    /**
     * Counts what was attempted in the last hours, by outcome and latency. Reads an index entry per attempt of that
     * time.
     *
     * @param webhookId only attempts of this webhook, or null for all webhooks together
     * @param hours how many hours, the current one included, 1 to {@value Activity#MAX_HOURS}
     * @return the hours; empty if the log cannot tell
     * @throws IllegalArgumentException if the number of hours is not in that range
     */
    Activity activity(@Nullable String webhookId, int hours);
}
