package org.webhooks4j;

/** Defines what a webhook receives when the host raises events together with {@link Webhooks#onObjectEvents}. */
public enum BulkEvents {
    /** Each event, as if it had been raised individually. */
    EACH,
    /**
     * One event of type {@code summary} for all events that match the webhook: the number of events per object type and
     * event type, and the ids of the first 500 objects.
     */
    SUMMARY
}
