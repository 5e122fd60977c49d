package org.webhooks4j.core.internal.delivery;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.webhooks4j.core.internal.net.Deadline;

/** Lets threads wait until the loop has found nothing to do since they asked. Thread-safe. */
final class IdleWaiters {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long asked;
    private long answered;
    private boolean ended;

    /** The latest question, to be taken before looking for work. */
    long asked() {
        lock.lock();
        try {
            return asked;
        } finally {
            lock.unlock();
        }
    }

    /** Whether somebody waits for an answer. */
    boolean isAsked() {
        lock.lock();
        try {
            return answered < asked;
        } finally {
            lock.unlock();
        }
    }

    /** There was nothing to do since that question was asked. */
    void idle(long question) {
        lock.lock();
        try {
            answered = Math.max(answered, question);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** There are answers from now on. */
    void begin() {
        lock.lock();
        try {
            ended = false;
        } finally {
            lock.unlock();
        }
    }

    /** There will be no more answers. */
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
