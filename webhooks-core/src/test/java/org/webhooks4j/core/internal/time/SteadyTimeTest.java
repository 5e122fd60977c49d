package org.webhooks4j.core.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.webhooks4j.core.DrivenClock;

class SteadyTimeTest {

    private final DrivenClock clock = new DrivenClock();
    private final SteadyTime time = new SteadyTime(clock);

    @Test
    void itIsWhatAHostsOwnClockShowsAsLongAsThatIsNotSet() {
        assertThat(time.millis()).isEqualTo(DrivenClock.BEGIN.toEpochMilli());
        clock.advance(Duration.ofSeconds(7));
        assertThat(time.millis()).isEqualTo(DrivenClock.BEGIN.plusSeconds(7).toEpochMilli());
        assertThat(time.instantAt(time.millis() + 1)).isEqualTo(clock.instant().plusMillis(1));
    }

    @Test
    void aClockThatIsSetBackLosesNoTime() {
        long before = time.nanos();
        clock.advance(Duration.ofSeconds(1));
        assertThat(time.nanos() - before).isEqualTo(1_000_000_000);
        clock.advance(Duration.ofHours(-1));
        assertThat(time.nanos() - before).as("it stands for a moment").isEqualTo(1_000_000_000);
        clock.advance(Duration.ofSeconds(1));
        assertThat(time.nanos() - before).isEqualTo(2_000_000_000);
        assertThat(time.isOver(time.millis() - 1_000, Duration.ofSeconds(1))).isTrue();
        assertThat(time.isOver(time.millis() - 999, Duration.ofSeconds(1))).isFalse();
    }

    @Test
    void whatIsShownGoesByTheClockAsItWasSet() {
        long due = time.millis() + 5_000;
        clock.advance(Duration.ofHours(-1));
        assertThat(time.instantAt(due))
                .isEqualTo(DrivenClock.BEGIN.minus(Duration.ofHours(1)).plusSeconds(5));
    }

    @Test
    void theSystemsClockIsNotAskedForIntervals() {
        for (Clock system : new Clock[] {Clock.systemUTC(), Clock.system(ZoneId.of("Europe/Berlin"))}) {
            SteadyTime ofSystem = new SteadyTime(system);
            long nanoTime = System.nanoTime();
            long steady = ofSystem.nanos();
            assertThat(ofSystem.nanos() - steady).isBetween(0L, System.nanoTime() - nanoTime);
            assertThat(Duration.ofMillis(ofSystem.millis() - system.millis()).abs())
                    .isLessThan(Duration.ofMinutes(1));
        }
    }
}
