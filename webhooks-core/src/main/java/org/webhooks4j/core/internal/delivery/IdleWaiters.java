package org.webhooks4j.core.internal.delivery;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.webhooks4j.core.internal.net.Deadline;

/** Lets threads wait until the loop has been idle once since they started to wait. Thread-safe. */
final class IdleWaiters {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long asked;
    private long answered;
    private boolean ended;

    /** The latest request number, which the loop must read before it looks for work. */
    long asked() {
        lock.lock();
        try {
            return asked;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether a thread is waiting. */
    boolean isAsked() {
        lock.lock();
        try {
            return answered < asked;
        } finally {
            lock.unlock();
        }
    }

    /** Records that the loop was idle after that request was made. */
    void idle(long question) {
        lock.lock();
        try {
            answered = Math.max(answered, question);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets threads wait: the loop is running. */
    void begin() {
        lock.lock();
        try {
            ended = false;
        } finally {
            lock.unlock();
        }
    }

    /** Releases all waiting threads: the loop has ended. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean await(Deadline deadline, Signal worker) {
        lock.lock();
        try {
            long question = ++asked;
            worker.raise();
            while (answered < question) {
                long left = deadline.nanosLeft();
                if (ended || left <= 0) {
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
