package org.webhooks4j.spi;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

record RetrySchedule(List<Duration> delays, double jitter) implements RetryPolicy {

    RetrySchedule {
        delays = List.copyOf(delays);
        for (Duration delay : delays) {
            if (delay.isNegative()) {
                throw new IllegalArgumentException("the retry delay " + delay + " is negative; write zero or more");
            }
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException(
                    "the jitter " + jitter + " is not usable; write a part from 0 to 1, such as 0.2");
        }
    }

    @Override
    public @Nullable Duration delayAfter(int attempts, RandomGenerator random) {
        if (attempts > delays.size()) {
            return null;
        }
        Duration delay = delays.get(attempts - 1);
        if (delay.compareTo(MAX_DELAY) > 0) {
            return MAX_DELAY;
        }
        double factor = 1 + jitter * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.round(delay.toMillis() * factor));
    }
}
