package org.webhooks4j.core.internal.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.admin.Outcome;

/** Logs once an hour what this node did in that hour; logs nothing if there was nothing. Thread-safe. */
public final class DeliveryTotals {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryTotals.class);

    private static final long INTERVAL_MILLIS = Duration.ofHours(1).toMillis();

    private final String node;
    private final LongSupplier eventsSoFar;
    private final Clock clock;
    private final LongAdder delivered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder dead = new LongAdder();
    private volatile long since;
    private long eventsBefore;

    /**
     * Creates totals of zero.
     *
     * @param eventsSoFar gives the number of events that this node has stored
     */
    public DeliveryTotals(String node, LongSupplier eventsSoFar, Clock clock) {
        this.node = node;
        this.eventsSoFar = eventsSoFar;
        this.clock = clock;
        this.since = clock.millis();
    }

    void count(Outcome outcome, boolean isDead) {
        (outcome == Outcome.DELIVERED ? delivered : failed).increment();
        if (isDead) {
            dead.increment();
        }
    }

    /** Logs the hour that is over, if one is. Called regularly. Never blocks on anything but another caller. */
    public void look() {
        long passed = clock.millis() - since;
        if (passed < 0 || passed >= INTERVAL_MILLIS) {
            end();
        }
    }

    private synchronized void end() {
        long now = clock.millis();
        long began = since;
        if (now >= began && now - began < INTERVAL_MILLIS) {
            return; // another caller logs this hour
        }
        since = now;
        long eventsNow = eventsSoFar.getAsLong();
        long events = eventsNow - eventsBefore;
        eventsBefore = eventsNow;
        long successes = delivered.sumThenReset();
        long failures = failed.sumThenReset();
        long ended = dead.sumThenReset();
        if (events + successes + failures + ended > 0) {
            LOG.info(
                    "Node {} since {}: {} events stored, {} attempts delivered, {} attempts failed, {} deliveries dead",
                    node,
                    Instant.ofEpochMilli(began),
                    events,
                    successes,
                    failures,
                    ended);
        }
    }
}
