package org.webhooks4j.core;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.spi.Dispatcher;

/**
 * Delivers in the thread that wakes it. A second thread does not wait while the first one delivers, because it may be
 * the receiver that the first one waits for. It increments a counter instead, and the first thread delivers again.
 */
final class DirectDispatcher implements Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(DirectDispatcher.class);

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicReference<@Nullable Work> work = new AtomicReference<>();
    private volatile boolean stopped;

    @Override
    public void start(Work mine) {
        if (!work.compareAndSet(null, mine)) {
            throw Dispatchers.taken();
        }
    }

    @Override
    public void wakeUp() {
        if (calls.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        do {
            Work current = work.get();
            if (current != null && !stopped) {
                deliver(current);
            }
            seen = calls.addAndGet(-seen);
        } while (seen > 0);
    }

    /** Never throws, so that wake-ups from other threads are not lost. */
    private static void deliver(Work work) {
        try {
            work.deliverDue();
        } catch (Throwable e) {
            LOG.error("Delivering failed; the next commit triggers it again", e);
        }
    }

    @Override
    public boolean stop(Duration timeout) {
        stopped = true;
        return true;
    }
}
