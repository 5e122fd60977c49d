package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DrivenClockTest {

    @Test
    void itStandsStillUntilItIsMoved() {
        DrivenClock clock = new DrivenClock(Instant.parse("2026-11-23T16:11:07.887Z"));
        assertThat(clock.instant()).isEqualTo("2026-11-23T16:11:07.887Z");
        clock.advance(Duration.ofMillis(113));
        assertThat(clock.instant()).isEqualTo("2026-11-23T16:11:08Z");
    }

    @Test
    void itDoesNotGoBack() {
        assertThatThrownBy(() -> new DrivenClock().advance(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot go back");
    }

    @Test
    void inAnotherZoneItIsTheSameClock() {
        DrivenClock clock = new DrivenClock();
        Clock inTokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));
        clock.advance(Duration.ofDays(1));
        assertThat(inTokyo.instant()).isEqualTo(DrivenClock.BEGIN.plus(Duration.ofDays(1)));
        assertThat(inTokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(inTokyo).isEqualTo(clock.withZone(ZoneId.of("Asia/Tokyo"))).isNotEqualTo(clock);
    }
}
