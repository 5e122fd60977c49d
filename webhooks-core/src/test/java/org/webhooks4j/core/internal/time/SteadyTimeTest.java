package org.webhooks4j.core.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SteadyTimeTest {

    private static final Instant BEGIN = Instant.parse("2026-11-23T16:11:07.887Z");

    private final SetClock clock = new SetClock();
    private final SteadyTime time = new SteadyTime(clock);

    private static final class SetClock extends Clock {
        Instant now = BEGIN;

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void itIsWhatAHostsOwnClockShowsAsLongAsThatIsNotSet() {
        assertThat(time.millis()).isEqualTo(BEGIN.toEpochMilli());
        clock.advance(Duration.ofSeconds(7));
        assertThat(time.millis()).isEqualTo(BEGIN.plusSeconds(7).toEpochMilli());
        assertThat(time.instantAt(time.millis() + 1)).isEqualTo(clock.now.plusMillis(1));
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
                .isEqualTo(BEGIN.minus(Duration.ofHours(1)).plusSeconds(5));
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
