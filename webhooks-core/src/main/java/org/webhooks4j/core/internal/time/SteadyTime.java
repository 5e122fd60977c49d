package org.webhooks4j.core.internal.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/**
 * Measures intervals with a time that never goes back, even if a clock is set. The system clock is read only once; from
 * then on {@link System#nanoTime()} measures elapsed time. A host's own clock is followed, because a test may control
 * it, except for steps back: after one, elapsed time continues from the clock's new value.
 *
 * <p>Thread-safe.
 */
public final class SteadyTime {

    /** A larger difference means that the clock was set; a smaller one is reading inaccuracy. */
    private static final long SET_MILLIS = 1_000;

    private final Clock clock;
    private final boolean ofSystem;
    private final long begin;
    private final long beginNanoTime;

    private long passed;
    private long lastSeen;

    /** Creates a time that starts at the clock's current value. */
    public SteadyTime(Clock clock) {
        this.clock = clock;
        // The class is the same for every zone.
        this.ofSystem = clock.getClass().equals(Clock.systemUTC().getClass());
        this.begin = shown();
        this.beginNanoTime = System.nanoTime();
        this.lastSeen = begin;
    }

    /** Returns nanoseconds; the difference between two calls is the elapsed time. */
    public long nanos() {
        return ofSystem ? begin + (System.nanoTime() - beginNanoTime) : forwardOnly();
    }

    /** Returns milliseconds, since the epoch unless the clock is set. */
    public long millis() {
        return TimeUnit.NANOSECONDS.toMillis(nanos());
    }

    /** Returns the clock's instant at which {@link #millis()} has, or had, that value. */
    public Instant instantAt(long millis) {
        long set = clock.millis() - millis();
        return Instant.ofEpochMilli(Math.abs(set) < SET_MILLIS ? millis : millis + set);
    }

    /** Returns whether an interval has elapsed since {@link #millis()} had that value. */
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
