package org.webhooks4j.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.core.internal.fault.FirstFailureLog;
import org.webhooks4j.core.internal.net.Deadline;
import org.webhooks4j.spi.Dispatcher;

/**
 * Delivers in two threads until it is stopped: while one waits for the store, the other sends. A thread that ends
 * before that, for any reason, is replaced.
 */
final class BackgroundDispatcher implements Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundDispatcher.class);

    private static final int THREADS = 2;

    /** Delay before a thread is replaced, so that a thread that fails at once is not replaced in a tight loop. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ThreadFactory factory;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final FirstFailureLog making = new FirstFailureLog(LOG, "Making a thread that delivers");
    private int running;
    private boolean stopping;

    /** Whether a thread is missing because it could not be created. */
    private volatile boolean owed;

    private volatile @Nullable Work work;

    BackgroundDispatcher(ThreadFactory factory) {
        this.factory = factory;
    }

    @Override
    public void start(Work work) {
        take(work);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(thread(work));
        }
        threads.stream().filter(thread -> reserve()).forEach(Thread::start);
    }

    private void take(Work mine) {
        lock.lock();
        try {
            if (work != null) {
                throw Dispatchers.taken();
            }
            work = mine;
        } finally {
            lock.unlock();
        }
    }

    private Thread thread(Work work) {
        return Objects.requireNonNull(factory.newThread(() -> deliver(work)), "the thread factory made no thread");
    }

    private void deliver(Work work) {
        try {
            work.deliverUntilEnd();
        } catch (Throwable e) {
            LOG.error("Delivering failed", e);
        } finally {
            release();
        }
    }

    /** Counts one more thread if fewer than {@link #THREADS} are running. */
    private boolean reserve() {
        lock.lock();
        try {
            if (stopping || running == THREADS) {
                return false;
            }
            running++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void release() {
        boolean early;
        lock.lock();
        try {
            running--;
            early = !stopping;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (early) {
            LOG.error("A delivering thread ended unexpectedly; the engine starts another one");
            replaceAfterPause();
        }
    }

    /** Runs in the thread that ends, so that no timer has to outlive the engine. */
    private void replaceAfterPause() {
        boolean replaced = false;
        try {
            while (!replaced && pauses()) {
                replaced = replace();
            }
        } finally {
            owed = !replaced; // if interrupted, the next commit replaces the thread
        }
    }

    /** Returns false once the dispatcher is stopped. */
    private boolean pauses() {
        boolean interrupted = Thread.interrupted(); // the interrupt may have ended the thread
        Deadline deadline = Deadline.after(PAUSE);
        lock.lock();
        try {
            for (long left = deadline.nanosLeft(); !stopping && left > 0; left = deadline.nanosLeft()) {
                changed.awaitNanos(left);
            }
            return !stopping;
        } catch (InterruptedException e) {
            interrupted = true;
            return !stopping;
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Creates the missing threads. Returns false if one could not be created. */
    private boolean replace() {
        Work current = work;
        while (current != null && reserve()) {
            try {
                thread(current).start();
                making.succeeded();
            } catch (Throwable e) {
                giveBack();
                making.failed(e, "it is tried again every second, and with every commit");
                owed = true;
                return false;
            }
        }
        owed = false;
        return true;
    }

    private void giveBack() {
        lock.lock();
        try {
            running--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void wakeUp() {
        if (owed) {
            replace();
        }
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
        Deadline deadline = Deadline.after(timeout);
        lock.lock();
        try {
            stopping = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        current.end();
        return awaitEnd(deadline);
    }

    private boolean awaitEnd(Deadline deadline) {
        lock.lock();
        try {
            while (running > 0) {
                long left = deadline.nanosLeft();
                if (left <= 0) {
                    return false;
                }
                changed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
