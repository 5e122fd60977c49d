package org.webhooks4j.core.internal.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Computes the backoff after store failures: the polling interval, doubled with every failure, up to five seconds. Half
 * of the pause is random, so that nodes that lost the store at the same time do not return at the same time.
 */
final class StoreBackoff {

    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int MAX_DOUBLINGS = 20;

    private final Duration pollInterval;
    private final RandomGenerator random;

    StoreBackoff(Duration pollInterval, RandomGenerator random) {
        this.pollInterval = pollInterval;
        this.random = random;
    }

    /** Returns the pause after a number of consecutive failures, at least one. */
    Duration after(int failures) {
        long poll = Math.max(1, pollInterval.toMillis());
        long longest = poll >= LONGEST.toMillis()
                ? poll
                : Math.min(poll << Math.min(failures, MAX_DOUBLINGS), LONGEST.toMillis());
        return Duration.ofMillis(longest - random.nextLong(longest / 2 + 1));
    }
}
