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
 * Explains why events were or were not sent, lists changes, and reports the health of webhooks.
 *
 * <p>Methods may be called from any thread and throw {@link org.webhooks4j.StoreException} if the store fails.
 */
public interface Diagnostics {

    /** The maximum duration of a trace: 7 days. */
    Duration MAX_TRACE = Duration.ofDays(7);

    /**
     * Sends an artificial event of type {@code test} to one webhook, regardless of its event types. A failure does not
     * count against the webhook and is not retried.
     *
     * @param webhookId the webhook's id
     * @return the ids of the event and the delivery
     * @throws NotFoundException if no webhook has this id
     * @throws IllegalStateException if the webhook is inactive
     */
    Receipt test(String webhookId);

    /**
     * Sends an event of the caller's choice to one webhook, regardless of its event types, object types and filter, for
     * example to try out a receiver with realistic data. The receiver cannot distinguish it from an event that took
     * place: it has the given type and object, and the next sequence number of that object. A failure does not count
     * against the webhook and is not retried.
     *
     * @param webhookId the webhook's id
     * @param event the event
     * @return the ids of the event and the delivery
     * @throws NotFoundException if no webhook has this id
     * @throws IllegalStateException if the webhook is inactive
     * @throws UnreadableObjectException if an object cannot be turned into JSON, or its type or id cannot be determined
     */
    Receipt test(String webhookId, ObjectEvent event);

    /**
     * Evaluates which webhooks an event would be sent to, and why. Stores and sends nothing.
     *
     * @param event the event
     * @return the verdict for every webhook
     * @throws UnreadableObjectException if an object cannot be turned into JSON, or its type or id cannot be determined
     */
    Explanation explain(ObjectEvent event);

    /**
     * Starts to record which events are not sent to a webhook, with the rule and the value that decided. Each such
     * event adds a small row to the host's transaction. A trace therefore ends automatically: after the given duration,
     * and on each node after 10,000 events.
     *
     * @param webhookId the webhook's id
     * @param duration the trace's duration, at most {@link #MAX_TRACE}; zero ends the trace immediately
     * @return the webhook as stored
     * @throws IllegalArgumentException if the duration is negative or exceeds {@link #MAX_TRACE}
     * @throws NotFoundException if no webhook has this id
     */
    Webhook trace(String webhookId, Duration duration);

    /**
     * Lists the events that were not sent to a webhook while it was {@linkplain #trace traced}, and why. Entries are
     * kept for the retention time.
     *
     * @param query which events to list
     * @return a page of events, newest first unless the query reverses the order
     */
    Page<SkippedEvent> skipped(SkippedQuery query);

    /**
     * Lists changes of webhooks, and deliveries that were discarded, made due, redelivered or replayed, with their
     * actors, newest first. Entries are kept for 365 days. Changes made without an engine are not recorded.
     *
     * @param webhookId the webhook's id, even if it no longer exists; null for all webhooks
     * @param cursor the previous page's {@link Page#next()}, or null for the first page
     * @return at most 100 changes
     */
    Page<WebhookChange> changes(@Nullable String webhookId, @Nullable String cursor);

    /**
     * Reports the health of all webhooks. Reads a few index entries per webhook, regardless of the size of the queue
     * and the log.
     *
     * @return one entry per webhook, in the order of {@link WebhookOperations#list()}
     */
    List<WebhookHealth> health();

    /**
     * Reports the health of one webhook. Reads a few index entries.
     *
     * @param webhookId the webhook's id
     * @return its health
     * @throws NotFoundException if no webhook has this id
     */
    WebhookHealth health(String webhookId);

    /**
     * Reports how many deliveries are pending and how old the oldest is. Reads at most
     * {@value QueueSummary#MAX_PER_WEBHOOK} index entries per webhook.
     *
     * @return the length of the queue
     */
    QueueSummary queue();

    /**
     * Counts the attempts of the last {@value WebhookTrend#HOURS} hours for each webhook, for a list of all webhooks.
     * Reads two index entries per attempt in that period, in two queries where the log supports it, whatever the number
     * of webhooks. A node computes this at most every 30 seconds and returns the same result in between.
     *
     * @return one entry per webhook, in the order of {@link WebhookOperations#list()}
     */
    List<WebhookTrend> trends();

    /**
     * Counts the attempts of the last hours by outcome and latency. Reads one index entry per attempt in that period.
     *
     * @param webhookId the id of the only webhook to count, or null for all webhooks together
     * @param hours the number of hours, including the current one, 1 to {@value Activity#MAX_HOURS}
     * @return the hours; empty if the log does not provide them
     * @throws IllegalArgumentException if the number of hours is not in that range
     */
    Activity activity(@Nullable String webhookId, int hours);
}
