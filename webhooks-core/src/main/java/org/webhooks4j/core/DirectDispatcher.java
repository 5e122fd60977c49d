package org.webhooks4j.core;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.spi.Dispatcher;

/**
 * Works in the thread that wakes it. A thread that comes while another works does not wait for it, because it may be
 * the receiver that the other waits for: it leaves word, and the other goes on.
 */
final class DirectDispatcher implements Dispatcher {

    private final AtomicInteger calls = new AtomicInteger();
    private volatile @Nullable Work work;

    @Override
    public void start(Work work) {
        this.work = work;
    }

    @Override
    public void wakeUp() {
        if (calls.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        do {
            Work current = work;
            if (current != null) {
                current.deliverDue();
            }
            seen = calls.addAndGet(-seen);
        } while (seen > 0);
    }

    @Override
    public boolean stop(Duration timeout) {
        work = null;
        return true;
    }
}
