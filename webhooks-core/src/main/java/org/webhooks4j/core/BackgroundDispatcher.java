package org.webhooks4j.core;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.spi.Dispatcher;

/** Works in one thread of its own until it is stopped. */
final class BackgroundDispatcher implements Dispatcher {

    private final ThreadFactory threads;
    private volatile @Nullable Work work;
    private volatile @Nullable Thread thread;

    BackgroundDispatcher(ThreadFactory threads) {
        this.threads = threads;
    }

    @Override
    public void start(Work work) {
        this.work = work;
        Thread started = threads.newThread(work::deliverUntilEnd);
        this.thread = started;
        started.start();
    }

    @Override
    public void wakeUp() {
        Work current = work;
        if (current != null) {
            current.wakeUp();
        }
    }

    @Override
    public boolean stop(Duration timeout) {
        Work current = work;
        Thread running = thread;
        if (current == null || running == null) {
            return true;
        }
        current.end();
        try {
            running.join(Math.max(1, timeout.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !running.isAlive();
    }
}
