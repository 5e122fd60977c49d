package org.webhooks4j.core.internal.delivery;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.internal.delivery.attempt.DeliveryResult;

/**
 * Passes results from the transport's threads to the loop. Any thread may add or take. One thread at a time waits for
 * results; while it works with the store, another one may wait in its place.
 */
final class ResultQueue {

    private final Queue<DeliveryResult> results = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Signal any;
    private final Signal enough = new Signal();
    private volatile int wanted = Integer.MAX_VALUE;

    /** Raised for the thread that takes results while the other one works with the store. */
    private final Signal substitute = new Signal();

    private volatile int wantedBySubstitute = Integer.MAX_VALUE;

    /** Creates a queue that raises a signal for every result. */
    ResultQueue(Signal any) {
        this.any = any;
    }

    void add(DeliveryResult result) {
        results.add(result);
        int count = waiting.incrementAndGet();
        if (count >= wanted) {
            enough.raise();
        }
        if (count >= wantedBySubstitute) {
            substitute.raise();
        }
        any.raise();
    }

    /** Removes and returns the oldest result, or returns null if the queue is empty. */
    @Nullable
    DeliveryResult poll() {
        DeliveryResult first = results.poll();
        if (first != null) {
            waiting.decrementAndGet();
        }
        return first;
    }

    /** Waits until the queue holds that many results or the limit has elapsed. An interrupt also ends the wait. */
    void await(int count, Duration limit) {
        enough.clear();
        wanted = count;
        if (waiting.get() < count) {
            enough.await(limit);
        }
        wanted = Integer.MAX_VALUE;
    }

    /** Wakes the substitute whenever that many results wait; {@link Integer#MAX_VALUE} for never. */
    void callSubstituteAt(int count) {
        wantedBySubstitute = count;
        if (waiting.get() >= count) {
            substitute.raise();
        }
    }

    /** Wakes the substitute once. */
    void callSubstitute() {
        substitute.raise();
    }

    /** Waits until the substitute is called or the limit has elapsed. An interrupt also ends the wait. */
    void awaitCall(Duration limit) {
        substitute.await(limit);
    }
}
