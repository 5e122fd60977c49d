package org.webhooks4j.core.internal.match;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes a directory once in each interval until it is told to end, or until nobody else holds the directory: the
 * host may forget an engine that it never started.
 */
final class BackgroundRefresh implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundRefresh.class);

    private final WeakReference<WebhookDirectory> directory;
    private final Duration interval;
    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    BackgroundRefresh(WebhookDirectory directory, Duration interval) {
        this.directory = new WeakReference<>(directory);
        this.interval = interval;
    }

    @Override
    public void run() {
        try {
            boolean held = true;
            while (held && !isOverAfter(interval)) {
                held = refresh();
            }
        } finally {
            ended.countDown();
        }
    }

    private boolean isOverAfter(Duration pause) {
        try {
            return end.await(TimeUnit.NANOSECONDS.convert(pause), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return false; // webhooks that are never read again would be worse than one read too early
        }
    }

    /** In a method of its own, because the thread must not hold the directory while it waits. */
    private boolean refresh() {
        WebhookDirectory held = directory.get();
        if (held == null) {
            return false;
        }
        held.refreshOrReport(() -> end.getCount() == 0);
        return true;
    }

    /** Reads no more; a read that has begun is not disturbed. */
    void end() {
        end.countDown();
    }

    /** After {@link #end()}: waits until the last read is over, but not longer than a limit. */
    void awaitEnd(Duration limit) {
        try {
            if (!ended.await(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS)) {
                LOG.warn("The webhooks are still being read after {}", limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
