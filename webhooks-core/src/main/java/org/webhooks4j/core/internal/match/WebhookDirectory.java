package org.webhooks4j.core.internal.match;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.StoreException;
import org.webhooks4j.spi.WebhookRepository;

/**
 * The webhooks as they were a short time ago, so that events that nobody listens to cost no database work. Refreshed by
 * whoever asks first after the refresh interval; others are not kept waiting meanwhile. While somebody attends to it,
 * those who raise events leave that to him: in the middle of a transaction they would need a second connection, for
 * which they might have to wait until they give back their first.
 */
public final class WebhookDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookDirectory.class);

    private final WebhookRepository repository;
    private final Clock clock;
    private final Duration refreshInterval;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile @Nullable Loaded loaded;
    private volatile boolean failing;
    private volatile boolean attended;

    private record Loaded(Subscriptions subscriptions, long at) {}

    /** A directory of what a repository holds. */
    public WebhookDirectory(WebhookRepository repository, Clock clock, Duration refreshInterval) {
        this.repository = repository;
        this.clock = clock;
        this.refreshInterval = refreshInterval;
    }

    /** Says that somebody asks for the current webhooks at least once in each interval from now on. */
    public void attend(Duration interval) {
        attended = interval.compareTo(refreshInterval) <= 0;
    }

    /** Says that this is over. */
    public void leave() {
        attended = false;
    }

    /** The webhooks for an event; as long as somebody attends to them, without looking into the repository. */
    public Subscriptions forEvent() {
        Loaded known = loaded;
        return attended && known != null ? known.subscriptions : current();
    }

    /** The webhooks, not older than the refresh interval unless they cannot be read. */
    public Subscriptions current() {
        Loaded known = loaded;
        if (known == null) {
            return refresh();
        }
        if (clock.millis() - known.at >= refreshInterval.toMillis() && refreshing.tryLock()) {
            try {
                return load().subscriptions;
            } catch (StoreException e) {
                reportOnce(e);
                loaded = new Loaded(known.subscriptions, clock.millis());
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

    private Loaded load() {
        // The time is taken first: a change made while reading is seen at the next refresh at the latest.
        long at = clock.millis();
        Loaded fresh = new Loaded(new Subscriptions(repository.findAll(), Instant.ofEpochMilli(at)), at);
        loaded = fresh;
        if (failing) {
            failing = false;
            LOG.info("Webhooks can be read again");
        }
        return fresh;
    }

    private void reportOnce(StoreException e) {
        if (!failing) {
            failing = true;
            LOG.warn("Webhooks cannot be read; those known before stay in force until they can", e);
        }
    }
}
