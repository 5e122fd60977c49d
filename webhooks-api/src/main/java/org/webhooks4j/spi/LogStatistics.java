package org.webhooks4j.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.StoreException;
import org.webhooks4j.admin.Outcome;

/**
 * What a log can tell at a glance, for pages that people look at. An answer must not cost more the longer the log is:
 * it comes from an index, a count ends at its limit, and attempts are read of the asked range alone.
 *
 * <p>Every method may be called from any thread.
 */
public interface LogStatistics {

    /** Of a log that keeps no such index: knows nothing. */
    LogStatistics UNKNOWN = new LogStatistics() {
        @Override
        public Map<String, Summary> summaries(Set<String> webhookIds, int limit) {
            return Map.of();
        }

        @Override
        public List<Tally> tallies(Set<String> webhookIds, Instant from, Instant to) {
            return List.of();
        }
    };

    /**
     * Sums up what the log holds of webhooks.
     *
     * @param webhookIds the webhooks
     * @param limit how far to count dead deliveries of each
     * @return a summary of each webhook; empty if the log cannot tell
     * @throws StoreException if the log cannot be read
     */
    Map<String, Summary> summaries(Set<String> webhookIds, int limit);

    /**
     * Counts attempts by the hour in which they began, their outcome and their latency.
     *
     * @param webhookIds of these webhooks together
     * @param from the first instant
     * @param to the first instant that is too late
     * @return the counts, in no particular order, none of them zero; empty if there were no attempts or the log cannot
     *     tell
     * @throws StoreException if the log cannot be read
     */
    List<Tally> tallies(Set<String> webhookIds, Instant from, Instant to);

    /**
     * What a log holds of one webhook.
     *
     * @param dead how many deliveries are dead, counted up to the limit
     * @param lastOutcome how the attempt ended that began last, or null if there was none
     * @param lastStatusCode its HTTP status, or null if there was none
     * @param lastAttemptAt when it began, or null if there was none
     */
    record Summary(
            int dead,
            @Nullable Outcome lastOutcome,
            @Nullable Integer lastStatusCode,
            @Nullable Instant lastAttemptAt) {}

    /**
     * How many attempts have three things in common.
     *
     * @param hour the full hour of UTC in which they began
     * @param outcome how they ended
     * @param latency how long they took, rounded down to at least two digits and to milliseconds
     * @param attempts how many there were
     */
    record Tally(Instant hour, Outcome outcome, Duration latency, long attempts) {}
}
