package org.webhooks4j.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Attempts of the last hours by outcome, with latencies.
 *
 * @param hours consecutive hours without gaps, oldest first; empty if the log does not provide them
 */
public record Activity(List<Hour> hours) {

    /** The longest period that can be queried: one week. */
    public static final int MAX_HOURS = 168;

    /**
     * The attempts that started within one hour. Latencies cover whole exchanges of any outcome, precise to two digits.
     *
     * @param start the start of the hour, a full hour in UTC
     * @param attempts the number of attempts by outcome; outcomes that did not occur are omitted
     * @param median the latency that half of the attempts did not exceed, or null if there were no attempts
     * @param p95 the latency that 95 % of the attempts did not exceed, or null if there were no attempts
     * @param p99 the latency that 99 % of the attempts did not exceed, or null if there were no attempts
     */
    public record Hour(
            Instant start,
            Map<Outcome, Long> attempts,
            @Nullable Duration median,
            @Nullable Duration p95,
            @Nullable Duration p99) {}
}
