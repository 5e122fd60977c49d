package org.webhooks4j.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A clock that stands still until it is moved. Moving it delivers: on the way it stops at every instant at which an
 * engine that goes by it has something to do, so each retry takes place exactly when it is due.
 *
 * <p>Several engines may share one. Any thread may read it; one thread at a time moves it.
 */
public final class DrivenClock extends Clock {

    /** Where a clock begins unless it is told: noon of 1 January 2026, UTC. */
    public static final Instant BEGIN = Instant.parse("2026-01-01T12:00:00Z");

    /** More than any schedule has, so that a test of one without an end fails and does not run for ever. */
    private static final int MAX_STOPS = 100_000;

    private final ZoneId zone;
    private final Time time;

    /** What all views of one clock share. */
    private static final class Time {
        final List<Driven> driven = new CopyOnWriteArrayList<>();
        volatile Instant now;

        Time(Instant now) {
            this.now = now;
        }
    }

    /** What goes by a clock. */
    interface Driven {

        /** Does what is due now, and returns when that is done. */
        void doWhatIsDue();

        /** When there will be something to do, after an instant; null if never. */
        @Nullable
        Instant nextAfter(Instant now);
    }

    /** A clock that begins at {@link #BEGIN}. */
    public DrivenClock() {
        this(BEGIN);
    }

    /**
     * A clock that begins at an instant.
     *
     * @param begin where it stands until it is moved
     */
    public DrivenClock(Instant begin) {
        this(new Time(Objects.requireNonNull(begin)), ZoneOffset.UTC);
    }

    private DrivenClock(Time time, ZoneId zone) {
        this.time = time;
        this.zone = zone;
    }

    /**
     * Lets time pass. Returns when everything that became due has been attempted, each at its instant.
     *
     * @param duration how much; zero attempts what is due already
     * @throws IllegalArgumentException if it is negative
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("the clock cannot go back by " + duration + "; pass zero or more");
        }
        Instant end = instant().plus(duration);
        passUntil(end);
        time.now = end;
        doWhatIsDue();
    }

    /** Lets time pass until there is nothing more to wait for. */
    void runUntilIdle() {
        passUntil(Instant.MAX);
    }

    private void passUntil(Instant end) {
        doWhatIsDue();
        for (int stops = 0; stops < MAX_STOPS; stops++) {
            Instant next = next();
            if (next == null || next.isAfter(end)) {
                return;
            }
            time.now = next;
            doWhatIsDue();
        }
        throw new AssertionError("after " + MAX_STOPS + " retries there are still more at " + instant()
                + "; a retry policy without an end needs a receiver that accepts, or clock().advance(...) with one");
    }

    private void doWhatIsDue() {
        // What one engine delivers may be an event for another.
        for (int round = 0; round < time.driven.size(); round++) {
            time.driven.forEach(Driven::doWhatIsDue);
        }
    }

    private @Nullable Instant next() {
        Instant now = instant();
        Instant first = null;
        for (Driven each : time.driven) {
            Instant next = each.nextAfter(now);
            if (next != null && (first == null || next.isBefore(first))) {
                first = next;
            }
        }
        return first;
    }

    void drive(Driven driven) {
        time.driven.add(driven);
    }

    void release(Driven driven) {
        time.driven.remove(driven);
    }

    @Override
    public Instant instant() {
        return time.now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /**
     * The same clock in another zone: moving one moves both.
     *
     * @param zone the zone
     * @return a view of this clock
     */
    @Override
    public DrivenClock withZone(ZoneId zone) {
        return new DrivenClock(time, Objects.requireNonNull(zone));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DrivenClock clock && time.equals(clock.time) && zone.equals(clock.zone);
    }

    @Override
    public int hashCode() {
        return Objects.hash(time, zone);
    }

    @Override
    public String toString() {
        return "DrivenClock[" + instant() + "]";
    }
}
