package org.webhooks4j.core.internal.match;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes a directory once per interval until {@link #end()}, or until the directory is garbage collected: the host
 * may drop an engine that it never started.
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
            return false; // never reading webhooks again would be worse than one early read
        }
    }

    /** A separate method, so that the thread holds no reference to the directory while it waits. */
    private boolean refresh() {
        WebhookDirectory held = directory.get();
        if (held == null) {
            return false;
        }
        held.refreshOrReport(() -> end.getCount() == 0);
        return true;
    }

    /** Ends the refreshes. Does not interrupt a read in progress. */
    void end() {
        end.countDown();
    }

    /** Waits, after {@link #end()}, until the last read has ended, up to a limit. */
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
