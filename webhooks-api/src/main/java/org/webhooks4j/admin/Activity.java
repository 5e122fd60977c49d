package org.webhooks4j.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was attempted in the last hours, and how it went.
 *
 * @param hours one after the other without a gap, the oldest first; empty if the log cannot tell
 */
public record Activity(List<Hour> hours) {

    /** The longest time that is looked back: a week. */
    public static final int MAX_HOURS = 168;

    /**
     * The attempts that began within one hour. Latencies are those of whole exchanges, of whatever outcome, to two
     * digits.
     *
     * @param start when the hour begins, a full hour of UTC
     * @param attempts how many ended in each way; outcomes that did not occur are left out
     * @param median the latency that half of the attempts did not exceed, or null if there were none
     * @param p95 the latency that 95 % of the attempts did not exceed, or null if there were none
     * @param p99 the latency that 99 % of the attempts did not exceed, or null if there were none
     */
    public record Hour(
            Instant start,
            Map<Outcome, Long> attempts,
            @Nullable Duration median,
            @Nullable Duration p95,
            @Nullable Duration p99) {}
}
