package org.webhooks4j.core.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoreBackoffTest {

    private static final Duration POLL = Duration.ofMillis(100);

    @Test
    void aMinuteWithoutTheStoreIsAFewAttempts() {
        StoreBackoff backoff = new StoreBackoff(POLL, new Random(1));
        Duration waited = Duration.ZERO;
        int attempts = 0;
        while (waited.compareTo(Duration.ofMinutes(1)) < 0) {
            waited = waited.plus(backoff.after(++attempts));
        }

        assertThat(attempts).isBetween(12, 30);
    }

    @Test
    void pausesGrowToFiveSecondsHowLongEverItTakes() {
        StoreBackoff backoff = new StoreBackoff(POLL, new Random(1));

        assertThat(backoff.after(1)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        for (int failures : new int[] {10, 100, Integer.MAX_VALUE}) {
            assertThat(backoff.after(failures)).isBetween(Duration.ofMillis(2_500), Duration.ofSeconds(5));
        }
    }

    @Test
    void nodesThatLostTheStoreTogetherComeBackApart() {
        Duration one = new StoreBackoff(POLL, new Random(1)).after(10);
        Duration other = new StoreBackoff(POLL, new Random(2)).after(10);

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void anyPollingIntervalWillDo() {
        assertThat(new StoreBackoff(Duration.ofNanos(1), new Random(1)).after(1))
                .isPositive();
        assertThat(new StoreBackoff(Duration.ofHours(1), new Random(1)).after(1))
                .isGreaterThan(Duration.ofMinutes(29));
        assertThat(new StoreBackoff(Duration.ofDays(10_000), new Random(1)).after(20))
                .isPositive();
    }
}
