package org.webhooks4j.micrometer;

import io.micrometer.core.instrument.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.QueueSummary;
import org.webhooks4j.admin.WebhookAdmin;

/**
 * Reads the values of metrics from the store, at most once per interval for all of them. While one thread reads, the
 * others get the previous values. A value that cannot be read is {@code NaN}, which registries leave out.
 */
final class StoreReading {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookMetrics.class);

    /** The states of a webhook. */
    enum State {
        /** It receives events. */
        ACTIVE,
        /** A user deactivated it. */
        INACTIVE,
        /** The engine deactivated it. */
        DEACTIVATED;

        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(Webhook webhook) {
            if (webhook.active()) {
                return ACTIVE;
            }
            return webhook.state().inactiveReason() == null ? INACTIVE : DEACTIVATED;
        }
    }

    private record Reading(double pending, @Nullable Instant oldest, Map<State, Integer> webhooks, boolean failed) {

        static final Reading FAILED = new Reading(Double.NaN, null, Map.of(), true);
    }

    private final WebhookAdmin admin;
    private final Clock clock;
    private final long intervalNanos;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Reading last = Reading.FAILED;
    private volatile @Nullable Long readAt;
    private boolean failing;

    StoreReading(WebhookAdmin admin, Clock clock, Duration interval) {
        this.admin = admin;
        this.clock = clock;
        this.intervalNanos = interval.toNanos();
    }

    double pending() {
        return current().pending();
    }

    double oldestAgeSeconds() {
        Reading current = current();
        if (current.failed()) {
            return Double.NaN;
        }
        Instant oldest = current.oldest();
        return oldest == null ? 0 : Math.max(0, clock.wallTime() - oldest.toEpochMilli()) / 1000.0;
    }

    double webhooks(State state) {
        Reading current = current();
        return current.failed() ? Double.NaN : current.webhooks().getOrDefault(state, 0);
    }

    private Reading current() {
        if (isOld() && reading.tryLock()) {
            try {
                if (isOld()) {
                    last = read();
                    readAt = clock.monotonicTime();
                }
            } finally {
                reading.unlock();
            }
        }
        return last;
    }

    private boolean isOld() {
        Long at = readAt;
        return at == null || clock.monotonicTime() - at >= intervalNanos;
    }

    private Reading read() {
        try {
            QueueSummary queue = admin.diagnostics().queue();
            Map<State, Integer> webhooks = new EnumMap<>(State.class);
            admin.webhooks().list().forEach(webhook -> webhooks.merge(State.of(webhook), 1, Integer::sum));
            failing = false;
            return new Reading(queue.pending(), queue.oldest(), webhooks, false);
        } catch (RuntimeException e) {
            if (!failing) {
                failing = true;
                LOG.warn("The length of the queue cannot be read for metrics; further failures are not reported", e);
            }
            return Reading.FAILED;
        }
    }
}
