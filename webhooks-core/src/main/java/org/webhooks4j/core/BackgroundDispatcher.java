package org.webhooks4j.core;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.spi.Dispatcher;

/** Works in two threads until it is stopped: while one waits for the store, the other one sends. */
final class BackgroundDispatcher implements Dispatcher {

    private static final int THREADS = 2;

    private final ThreadFactory factory;
    private volatile @Nullable Work work;
    private final CountDownLatch running = new CountDownLatch(THREADS);

    BackgroundDispatcher(ThreadFactory factory) {
        this.factory = factory;
    }

    @Override
    public void start(Work work) {
        this.work = work;
        Stream.generate(() -> factory.newThread(() -> deliver(work)))
                .limit(THREADS)
                .toList()
                .forEach(Thread::start);
    }

    private void deliver(Work work) {
        try {
            work.deliverUntilEnd();
        } finally {
            running.countDown();
        }
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
        if (current == null) {
            return true;
        }
        current.end();
        try {
            return running.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
