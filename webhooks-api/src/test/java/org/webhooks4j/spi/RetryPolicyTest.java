package org.webhooks4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    /** The middle of every range: no jitter. */
    private static final RandomGenerator MIDDLE = new RandomGenerator() {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public double nextDouble() {
            return 0.5;
        }
    };

    @Test
    void theStandardScheduleHasEightAttempts() {
        RetryPolicy policy = RetryPolicy.standard();
        assertThat(List.of(1, 2, 3, 4, 5, 6, 7).stream().map(attempts -> policy.delayAfter(attempts, MIDDLE)))
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10),
                        Duration.ofHours(10));
        assertThat(policy.delayAfter(8, MIDDLE)).isNull();
    }

    @Test
    void jitterStaysWithinAFifthAndVaries() {
        RetryPolicy policy = RetryPolicy.schedule(Duration.ofSeconds(100));
        Random random = new Random(1);
        List<Duration> delays = random.ints(1_000)
                .mapToObj(ignored -> policy.delayAfter(1, random))
                .toList();
        assertThat(delays).allMatch(delay -> delay.toMillis() >= 80_000 && delay.toMillis() <= 120_000);
        assertThat(delays.stream().distinct().count()).isGreaterThan(900);
        assertThat(delays).anyMatch(delay -> delay.toMillis() < 82_000);
        assertThat(delays).anyMatch(delay -> delay.toMillis() > 118_000);
    }

    @Test
    void noDelayMeansOneAttempt() {
        assertThat(RetryPolicy.schedule().delayAfter(1, MIDDLE)).isNull();
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> RetryPolicy.schedule(Duration.ofSeconds(-1))).hasMessageContaining("negative");
        assertThatThrownBy(() -> RetryPolicy.schedule(List.of(), 1.5)).hasMessageContaining("from 0 to 1");
        assertThatThrownBy(() -> RetryPolicy.schedule(List.of(), Double.NaN)).hasMessageContaining("from 0 to 1");
    }
}
