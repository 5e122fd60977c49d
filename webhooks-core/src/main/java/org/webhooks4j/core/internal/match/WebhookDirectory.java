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
 * The webhooks as they were a short time ago, so that events that nobody listens to cost no database work. Those who
 * raise events never read them: in the middle of a transaction they would need a second connection, for which they
 * might have to wait until they give back their first. They are read by whoever attends to them, or else by a thread of
 * their own. A refresh interval of zero has them read for every event nevertheless.
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

    /** A directory of what a repository holds. */
    public WebhookDirectory(WebhookRepository repository, Clock clock, Duration refreshInterval) {
        this.repository = repository;
        this.clock = clock;
        this.time = new SteadyTime(clock);
        this.refreshInterval = refreshInterval;
    }

    /** Has the webhooks read in a thread of their own from now on, whenever nobody attends to them. */
    public synchronized void refreshInBackground(ThreadFactory factory) {
        threads = factory;
        leave();
    }

    /** Says that somebody asks for the current webhooks at least once in each interval from now on. */
    public synchronized void attend(Duration interval) {
        if (interval.compareTo(refreshInterval) <= 0 && background != null) {
            background.end();
            background = null;
        }
    }

    /** Says that this is over. */
    public synchronized void leave() {
        if (threads != null && background == null && !refreshInterval.isZero()) {
            background = new BackgroundRefresh(this, refreshInterval);
            threads.newThread(background).start();
        }
    }

    /** Begins no read in the background any more. */
    public synchronized void close() {
        threads = null;
        if (background != null) {
            background.end();
        }
    }

    /** After {@link #close()}: waits until a read that has begun is over, but not longer than a limit. */
    public void awaitClosed(Duration limit) {
        BackgroundRefresh last;
        synchronized (this) {
            last = background;
        }
        if (last != null) {
            last.awaitEnd(limit);
        }
    }

    /** The webhooks for an event, without looking into the repository unless the refresh interval is zero. */
    public Subscriptions forEvent() {
        Loaded known = loaded;
        return known == null || refreshInterval.isZero() ? current() : known.subscriptions;
    }

    /** The webhooks, not older than the refresh interval unless they cannot be read. */
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

    /** The webhooks as they are now. */
    public Subscriptions refresh() {
        refreshing.lock();
        try {
            return load().subscriptions;
        } finally {
            refreshing.unlock();
        }
    }

    /** The webhooks are read, or known as they were. */
    void refreshOrReport(BooleanSupplier over) {
        try {
            refresh();
        } catch (Throwable e) { // nothing may end the thread that this is for
            if (!over.getAsBoolean()) {
                reportOnce(e);
            }
        }
    }

    private Loaded load() {
        // The time is taken first: a change made while reading is seen at the next refresh at the latest.
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
