package org.webhooks4j.core;

import java.time.Duration;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.core.internal.admin.WebhookCleanup;
import org.webhooks4j.core.internal.net.Deadline;
import org.webhooks4j.core.internal.net.Threads;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.EndpointFailures;
import org.webhooks4j.spi.EventStore;
import org.webhooks4j.spi.ManagementStore;

/**
 * Removes what is older than the retention time: every hour, in small steps, in a thread that lives as long as that
 * takes. Whoever delivers looks whether it is time, so that nothing has to wait for it: the JDK's own timers run in
 * threads of the JVM, which outlive the engine and its class loader. Nodes do not agree on who does it: the store lets
 * one at a time.
 */
final class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
    private static final int STEP = 500;

    /** In place of how many were removed. */
    private static final long FAILED = -1;

    /**
     * One run's end, so that a first run on a long-grown table leaves the database room to breathe. Ten million an hour
     * are more than twice as many as a thousand deliveries a second.
     */
    private static final int MAX_STEPS = 20_000;

    /** Longer than the log, because who deactivated a webhook is asked long after. */
    private static final Duration AUDIT_AGE = Duration.ofDays(365);

    private final WebhookCleanup remains;
    private final DeliveryLog log;
    private final EventStore events;
    private final ManagementStore management;
    private final Predicate<String> webhookExists;
    private final @Nullable Duration retention;
    private volatile Duration interval = INTERVAL;

    /** The time until the next run; null while it is not known when that is. */
    private volatile @Nullable Deadline next;

    private @Nullable Thread running;
    private volatile boolean stopped;

    Housekeeping(
            WebhookCleanup remains,
            DeliveryLog log,
            EventStore events,
            ManagementStore management,
            Predicate<String> webhookExists,
            @Nullable Duration retention) {
        this.remains = remains;
        this.log = log;
        this.events = events;
        this.management = management;
        this.webhookExists = webhookExists;
        this.retention = retention;
    }

    void start() {
        start(FIRST, INTERVAL);
    }

    void start(Duration first, Duration between) {
        interval = between;
        if (retention != null) {
            next = Deadline.after(first);
        }
    }

    /** Begins if it is time. To be called now and then, from any thread; does not wait. */
    void look() {
        Deadline due = next;
        if (due != null && due.nanosLeft() <= 0) {
            begin(due);
        }
    }

    private synchronized void begin(Deadline due) {
        Duration age = retention;
        if (stopped || age == null || next != due) {
            return;
        }
        next = null;
        try {
            running = Threads.daemon("webhooks4j-housekeeping", () -> purgeAndComeAgain(age));
            running.start();
        } catch (Throwable e) {
            next = Deadline.after(interval);
            LOG.warn("Old deliveries cannot be removed now; trying again in {}", interval, e);
        }
    }

    private void purgeAndComeAgain(Duration age) {
        boolean done = false;
        try {
            done = purge(age);
        } finally {
            // What stood in the way is mostly gone soon.
            next = Deadline.after(done || interval.compareTo(AFTER_FAILURE) < 0 ? interval : AFTER_FAILURE);
        }
    }

    /** Ends it after the step that it is at, which is never interrupted: that may close a database in this process. */
    synchronized void stop() {
        stopped = true;
    }

    /** Once stopped, waits for the step that it is at. Returns false if that took too long. */
    boolean awaitEnd(Deadline deadline) {
        Thread thread = running();
        if (thread == null) {
            return true;
        }
        Threads.awaitEnd(thread, deadline);
        return !thread.isAlive();
    }

    private synchronized @Nullable Thread running() {
        return running;
    }

    /** Returns false if it did not get to the end. Trouble with one kind keeps no other from being removed. */
    boolean purge(Duration age) {
        long ended = removed("remains of deleted webhooks", this::endRemains);
        long deliveries = removed("deliveries", () -> inSteps(() -> log.purge(age, STEP)));
        long old = removed("events", () -> inSteps(() -> events.purge(age, STEP)));
        long skipped = removed(
                "skipped events", () -> inSteps(() -> management.skipped().purge(age, STEP)));
        long changes = removed("changes", () -> inSteps(() -> management.audit().purge(AUDIT_AGE, STEP)));
        if (deliveries > 0 || old > 0) {
            LOG.info(
                    "Removed {} deliveries from the log and {} events, older than {}",
                    Math.max(0, deliveries),
                    Math.max(0, old),
                    age);
        }
        return LongStream.of(ended, deliveries, old, skipped, changes).noneMatch(count -> count == FAILED);
    }

    private long removed(String what, LongSupplier work) {
        try {
            return work.getAsLong();
        } catch (Throwable e) {
            // Whatever it is: a throwable that got out would keep the next time from coming.
            if (!stopped) { // otherwise the host may have closed its database
                LOG.warn("Removing old {} failed; trying again in a minute", what, e);
            }
            return FAILED;
        }
    }

    /** Of webhooks that are gone nobody can redeliver anything, and no receiver fails any more. */
    private long endRemains() {
        remains.endOfAll(webhookExists, () -> stopped);
        long removed = inSteps(() -> log.releaseDead(webhookExists, STEP));
        Set<String> gone = management.failures().streaks().stream()
                .map(EndpointFailures.Streak::webhookId)
                .filter(webhookExists.negate())
                .collect(Collectors.toSet());
        if (!gone.isEmpty()) {
            management.failures().clear(gone);
        }
        return removed;
    }

    private long inSteps(IntSupplier step) {
        long total = 0;
        for (int i = 0; i < MAX_STEPS && !stopped; i++) {
            int removed = step.getAsInt();
            total += removed;
            if (removed < STEP) {
                break;
            }
        }
        return total;
    }
}
