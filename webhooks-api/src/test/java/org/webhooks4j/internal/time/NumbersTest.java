package org.webhooks4j.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void whatNoNumberHoldsIsTheNearestOne() {
        assertThat(Numbers.millisOf(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
        assertThat(Numbers.millisOf(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
        assertThat(Numbers.millisOf(Instant.ofEpochMilli(-1))).isEqualTo(-1);
        assertThat(Numbers.nanosOf(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
        assertThat(Numbers.nanosOf(Duration.ofSeconds(Long.MIN_VALUE))).isEqualTo(Long.MIN_VALUE);
        assertThat(Numbers.nanosOf(Duration.ofMillis(7))).isEqualTo(7_000_000);
    }

    @Test
    void aDurationCanBeAddedToTheTimeOfDayAndTakenFromIt() {
        long now = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();
        for (Duration duration :
                new Duration[] {Duration.ofSeconds(Long.MAX_VALUE), Duration.ofSeconds(Long.MIN_VALUE)}) {
            long millis = Numbers.millisOf(duration);
            assertThat(Math.addExact(now, millis)).isNotZero();
            assertThat(Math.subtractExact(now, millis)).isNotZero();
        }
        assertThat(Numbers.millisOf(Duration.ofDays(365_000)))
                .isEqualTo(Duration.ofDays(365_000).toMillis());
    }
}
