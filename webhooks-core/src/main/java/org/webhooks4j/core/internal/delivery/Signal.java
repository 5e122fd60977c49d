package org.webhooks4j.core.internal.delivery;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the single waiting thread. Several raises before that thread wakes count as one. */
final class Signal {

    private final Semaphore raised = new Semaphore(0);

    void raise() {
        if (raised.availablePermits() == 0) {
            raised.release();
        }
    }

    /** Clears the signal. */
    void clear() {
        raised.drainPermits();
    }

    /** Waits until the signal is raised or the limit has elapsed. An interrupt ends the wait and stays set. */
    void await(Duration limit) {
        try {
            if (raised.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                raised.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
