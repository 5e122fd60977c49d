package org.webhooks4j;

/** What a webhook hears of events that are raised together, by {@link Webhooks#onObjectEvents}. */
public enum BulkEvents {
    /** Each of them, as if it had been raised alone. */
    EACH,
    /**
     * One event of type {@code summary} for those that concern the webhook: how many of which kind, and the ids of the
     * first 500 objects.
     */
    SUMMARY
}
