package org.webhooks4j.core.internal.match;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.StoreException;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.internal.time.SteadyTime;
import org.webhooks4j.spi.WebhookRepository;

/**
 * Caches the webhooks, so that events without a listening webhook cost no database work. Threads that raise events
 * never read the webhooks: in the middle of a transaction they would need a second connection, and could deadlock on
 * the connection pool while they hold the first. The thread that {@linkplain #attend attends} to the webhooks reads
 * them, or else a background thread. With a refresh interval of zero, webhooks are nevertheless read for every event.
 */
public final class WebhookDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookDirectory.class);

    private final WebhookRepository repository;
    private final Clock clock;
    private final SteadyTime time;
    private final Duration refreshInterval;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile @Nullable Loaded loaded;
    private volatile boolean failing;
    private volatile int nameless;
    private @Nullable ThreadFactory threads;
    private @Nullable BackgroundRefresh background;

    private record Loaded(Subscriptions subscriptions, long at) {}

    /** Creates a directory of a repository's webhooks. */
    public WebhookDirectory(WebhookRepository repository, Clock clock, Duration refreshInterval) {
        this.repository = repository;
        this.clock = clock;
        this.time = new SteadyTime(clock);
        this.refreshInterval = refreshInterval;
    }

    /** Reads the webhooks in a background thread from now on, whenever no caller attends to them. */
    public synchronized void refreshInBackground(ThreadFactory factory) {
        threads = factory;
        leave();
    }

    /** Promises that the caller requests the current webhooks at least once per interval from now on. */
    public synchronized void attend(Duration interval) {
        if (interval.compareTo(refreshInterval) <= 0 && background != null) {
            background.end();
            background = null;
        }
    }

    /** Ends the promise made with {@link #attend}. */
    public synchronized void leave() {
        if (threads != null && background == null && !refreshInterval.isZero()) {
            background = new BackgroundRefresh(this, refreshInterval);
            threads.newThread(background).start();
        }
    }

    /** Ends reads in the background. Does not interrupt one in progress. */
    public synchronized void close() {
        threads = null;
        if (background != null) {
            background.end();
        }
    }

    /** Waits, after {@link #close()}, until a read in progress has ended, up to a limit. */
    public void awaitClosed(Duration limit) {
        BackgroundRefresh last;
        synchronized (this) {
            last = background;
        }
        if (last != null) {
            last.awaitEnd(limit);
        }
    }

    /**
     * Returns the webhooks for an event. Does not query the repository unless the refresh interval is zero or nothing
     * has been read yet.
     */
    public Subscriptions forEvent() {
        Loaded known = loaded;
        return known == null || refreshInterval.isZero() ? current() : known.subscriptions;
    }

    /** Returns the webhooks, not older than the refresh interval unless they cannot be read. */
    public Subscriptions current() {
        Loaded known = loaded;
        if (known == null) {
            return refresh();
        }
        if (time.isOver(known.at, refreshInterval) && refreshing.tryLock()) {
            try {
                return load().subscriptions;
            } catch (StoreException e) {
                reportOnce(e);
                loaded = new Loaded(known.subscriptions, time.millis());
            } finally {
                refreshing.unlock();
            }
        }
        return known.subscriptions;
    }

    /** Reads and returns the current webhooks. */
    public Subscriptions refresh() {
        refreshing.lock();
        try {
            return load().subscriptions;
        } finally {
            refreshing.unlock();
        }
    }

    /** Refreshes the webhooks, or logs the failure and keeps the previous ones. */
    void refreshOrReport(BooleanSupplier over) {
        try {
            refresh();
        } catch (Throwable e) { // must not end the refreshing thread
            if (!over.getAsBoolean()) {
                reportOnce(e);
            }
        }
    }

    private Loaded load() {
        // The time is taken before reading, so that the next refresh sees a change made meanwhile.
        long at = time.millis();
        Instant now = Instant.ofEpochMilli(clock.millis());
        Loaded before = loaded;
        List<Webhook> all = repository.findAll();
        Loaded fresh = new Loaded(new Subscriptions(all, now, before == null ? null : before.subscriptions), at);
        loaded = fresh;
        report(all.size() - fresh.subscriptions.all().size());
        if (failing) {
            failing = false;
            LOG.info("Webhooks can be read again");
        }
        return fresh;
    }

    private void report(int withoutId) {
        if (withoutId > 0 && withoutId != nameless) {
            LOG.warn("{} webhooks without an id are ignored; check the repository", withoutId);
        }
        nameless = withoutId;
    }

    private void reportOnce(Throwable e) {
        if (!failing) {
            failing = true;
            LOG.warn("Webhooks cannot be read; the engine keeps using the last ones that it read", e);
        }
    }
}
