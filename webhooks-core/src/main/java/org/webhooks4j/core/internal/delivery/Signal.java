package org.webhooks4j.core.internal.delivery;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the one thread that waits. Several raises before that thread looks wake it once. */
final class Signal {

    private final Semaphore raised = new Semaphore(0);

    void raise() {
        if (raised.availablePermits() == 0) {
            raised.release();
        }
    }

    /** Forgets that it was raised. */
    void clear() {
        raised.drainPermits();
    }

    /** Waits until it is raised or the time is over. An interrupt ends the wait and stays set. */
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
