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
 * Removes data older than the retention time every hour, in small steps, in a thread that ends with the run. The
 * delivering thread checks whether a run is due, so that no timer is needed: the JDK's own timers run in JVM threads
 * that outlive the engine and its class loader. Nodes do not coordinate: the store lets one node purge at a time.
 */
final class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
    private static final int STEP = 500;

    /** Returned instead of a count if removing failed. */
    private static final long FAILED = -1;

    /**
     * Bounds one run, so that the first run on a large table does not overload the database. Ten million rows an hour
     * are more than twice a load of a thousand deliveries a second.
     */
    private static final int MAX_STEPS = 20_000;

    /** Longer than the log's retention, because operators ask much later who deactivated a webhook. */
    private static final Duration AUDIT_AGE = Duration.ofDays(365);

    private final WebhookCleanup remains;
    private final DeliveryLog log;
    private final EventStore events;
    private final ManagementStore management;
    private final Predicate<String> webhookExists;
    private final @Nullable Duration retention;
    private volatile Duration interval = INTERVAL;

    /** When the next run is due; null while a run is in progress or none is scheduled. */
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

    /** Starts a run if one is due. Called regularly, from any thread. Does not block. */
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
            // Most failures are short-lived.
            next = Deadline.after(done || interval.compareTo(AFTER_FAILURE) < 0 ? interval : AFTER_FAILURE);
        }
    }

    /**
     * Ends a run after its current step. The step is never interrupted, because an interrupt may close an embedded
     * database.
     */
    synchronized void stop() {
        stopped = true;
    }

    /** Waits for the current step after {@link #stop()}. Returns false if the step did not end before the deadline. */
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

    /**
     * Removes old data of every kind. Returns false if a kind failed; a failure of one kind does not prevent the
     * others.
     */
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
            // Catches everything, so that a failure of one kind does not keep the other kinds from being removed.
            if (!stopped) { // otherwise the host may have closed its database
                LOG.warn("Removing old {} failed; trying again in a minute", what, e);
            }
            return FAILED;
        }
    }

    /** Cleans up after deleted webhooks: their deliveries cannot be redelivered and their receivers no longer fail. */
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
