package org.webhooks4j.spi;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When a failed delivery is tried again. A pure function: the same input gives the same answer. */
@FunctionalInterface
public interface RetryPolicy {

    /** By which part a wait may be shorter or longer, unless a schedule says otherwise. */
    double STANDARD_JITTER = 0.2;

    /** No wait is longer than a year: a longer one that a policy asks for is cut to it. */
    Duration MAX_DELAY = Duration.ofDays(365);

    /**
     * How long to wait after a failed attempt. A wait below zero counts as none. Where this throws, the
     * {@linkplain #standard() standard schedule} takes its place.
     *
     * @param attempts how many attempts have failed, at least 1
     * @param random the only source of chance
     * @return the time to wait, or null if there is to be no further attempt
     */
    @Nullable
    Duration delayAfter(int attempts, RandomGenerator random);

    /**
     * The schedule of Standard Webhooks: eight attempts in about 28 hours, after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and
     * 10 h, each wait up to 20 % shorter or longer.
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
     * A schedule of the host's own, each wait up to 20 % shorter or longer.
     *
     * @param delays the waits after the first, second, … attempt, each zero or more; none for a single attempt
     * @return the policy
     */
    static RetryPolicy schedule(Duration... delays) {
        return schedule(Arrays.asList(delays), STANDARD_JITTER);
    }

    /**
     * A schedule of the host's own.
     *
     * @param delays the waits after the first, second, … attempt, each zero or more; none for a single attempt
     * @param jitter by which part of itself each wait may be shorter or longer, from 0 to 1
     * @return the policy
     */
    static RetryPolicy schedule(List<Duration> delays, double jitter) {
        return new RetrySchedule(delays, jitter);
    }
}
