package org.webhooks4j.core.internal.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/**
 * Time for intervals: it never goes back, though a clock may be set. The system's clock is only asked where it stands;
 * what passes from then on is measured by {@link System#nanoTime()}. A host's own clock counts, because a test may
 * drive it, but for its steps back: what it shows after one is the beginning of what passes next.
 *
 * <p>Safe for use by many threads.
 */
public final class SteadyTime {

    /** From which difference on a clock has been set; less than that is how exactly it is read. */
    private static final long SET_MILLIS = 1_000;

    private final Clock clock;
    private final boolean ofSystem;
    private final long begin;
    private final long beginNanoTime;

    private long passed;
    private long lastSeen;

    /** The time that a clock shows, from now on. */
    public SteadyTime(Clock clock) {
        this.clock = clock;
        // Whatever its zone.
        this.ofSystem = clock.getClass().equals(Clock.systemUTC().getClass());
        this.begin = shown();
        this.beginNanoTime = System.nanoTime();
        this.lastSeen = begin;
    }

    /** Nanoseconds, as many more than at another call as have passed since. */
    public long nanos() {
        return ofSystem ? begin + (System.nanoTime() - beginNanoTime) : forwardOnly();
    }

    /** Milliseconds, since the epoch as long as the clock is not set. */
    public long millis() {
        return TimeUnit.NANOSECONDS.toMillis(nanos());
    }

    /** What the clock will show, or showed, when {@link #millis()} is at that number. */
    public Instant instantAt(long millis) {
        long set = clock.millis() - millis();
        return Instant.ofEpochMilli(Math.abs(set) < SET_MILLIS ? millis : millis + set);
    }

    /** Whether that much has passed since {@link #millis()} was at that number. */
    public boolean isOver(long since, Duration interval) {
        return millis() - since >= interval.toMillis();
    }

    private synchronized long forwardOnly() {
        long now = shown();
        passed += Math.max(0, now - lastSeen);
        lastSeen = now;
        return begin + passed;
    }

    private long shown() {
        return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
    }
}
