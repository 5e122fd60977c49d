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
 * A clock that stands still until the test advances it. Advancing it delivers: it stops at every instant at which an
 * engine on this clock has work to do, so each retry happens exactly when it is due.
 *
 * <p>Several engines may share a clock. Any thread may read it; only one thread at a time may advance it.
 */
public final class DrivenClock extends Clock {

    /** The default start time: noon of 1 January 2026, UTC. */
    public static final Instant BEGIN = Instant.parse("2026-01-01T12:00:00Z");

    /**
     * The maximum number of stops, more than any schedule has, so that a test of an endless schedule fails instead of
     * running forever.
     */
    private static final int MAX_STOPS = 100_000;

    private final ZoneId zone;
    private final Time time;

    /** The state that all views of one clock share. */
    private static final class Time {
        final List<Driven> driven = new CopyOnWriteArrayList<>();
        volatile Instant now;

        Time(Instant now) {
            this.now = now;
        }
    }

    /** An engine that runs on a clock. */
    interface Driven {

        /** Does the work that is due now and returns when it is done. */
        void doWhatIsDue();

        /** Returns the next instant after the given one at which work is due; null if there is none. */
        @Nullable
        Instant nextAfter(Instant now);
    }

    /** Creates a clock that starts at {@link #BEGIN}. */
    public DrivenClock() {
        this(BEGIN);
    }

    /**
     * Creates a clock that starts at an instant.
     *
     * @param begin the time until the clock is advanced
     */
    public DrivenClock(Instant begin) {
        this(new Time(Objects.requireNonNull(begin)), ZoneOffset.UTC);
    }

    private DrivenClock(Time time, ZoneId zone) {
        this.time = time;
        this.zone = zone;
    }

    /**
     * Advances the clock. Returns when every delivery that became due has been attempted, each at its due time.
     *
     * @param duration the time to advance; zero attempts only what is already due
     * @throws IllegalArgumentException if the duration is negative
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

    /** Advances the clock until no engine has further work. */
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
                + "; for a retry policy without an end, let the receiver accept, or use clock().advance(...)");
    }

    private void doWhatIsDue() {
        // A delivery of one engine may raise an event in another.
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
     * Returns a view of this clock in another zone. Advancing either advances both.
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
