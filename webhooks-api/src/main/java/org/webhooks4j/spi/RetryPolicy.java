package org.webhooks4j.spi;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Decides when a failed delivery is retried. A pure function: the same input gives the same answer. */
@FunctionalInterface
public interface RetryPolicy {

    /** The default jitter: each delay is up to 20 % shorter or longer. */
    double STANDARD_JITTER = 0.2;

    /** The maximum delay, one year. A longer delay from a policy is cut to it. */
    Duration MAX_DELAY = Duration.ofDays(365);

    /**
     * Returns the delay after a failed attempt. A negative delay counts as zero. If this method throws, the
     * {@linkplain #standard() standard schedule} is used instead.
     *
     * @param attempts the number of failed attempts, at least 1
     * @param random the only source of randomness
     * @return the delay, or null for no further attempt
     */
    @Nullable
    Duration delayAfter(int attempts, RandomGenerator random);

    /**
     * Returns the schedule of Standard Webhooks: eight attempts in about 28 hours, after 5 s, 5 min, 30 min, 2 h, 5 h,
     * 10 h and 10 h, each delay up to 20 % shorter or longer.
     *
     * @return the policy
     */
    static RetryPolicy standard() {
        return schedule(
                List.of(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10),
                        Duration.ofHours(10)),
                STANDARD_JITTER);
    }

    /**
     * Returns a custom schedule, with each delay up to 20 % shorter or longer.
     *
     * @param delays the delays after the first, second, … attempt, each zero or more; none for a single attempt
     * @return the policy
     */
    static RetryPolicy schedule(Duration... delays) {
        return schedule(Arrays.asList(delays), STANDARD_JITTER);
    }

    /**
     * Returns a custom schedule.
     *
     * @param delays the delays after the first, second, … attempt, each zero or more; none for a single attempt
     * @param jitter the fraction by which each delay may be shorter or longer, from 0 to 1
     * @return the policy
     */
    static RetryPolicy schedule(List<Duration> delays, double jitter) {
        return new RetrySchedule(delays, jitter);
    }
}
