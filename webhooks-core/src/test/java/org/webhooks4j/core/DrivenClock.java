package org.webhooks4j.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until the test moves it. */
public final class DrivenClock extends Clock {

    /** The start time. */
    public static final Instant BEGIN = Instant.parse("2026-11-23T16:11:07.887Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);

    /** Moves the clock forward, or back if the duration is negative. */
    public void advance(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the tests need no other zone");
    }
}
