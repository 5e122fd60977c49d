package org.webhooks4j.core.internal.delivery;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.internal.delivery.attempt.DeliveryResult;

/** Results on their way from the transport's threads to the loop. Any thread adds; one at a time takes and waits. */
final class ResultQueue {

    private final Queue<DeliveryResult> results = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Signal any;
    private final Signal enough = new Signal();
    private volatile int wanted = Integer.MAX_VALUE;

    /** A queue of which every result raises a signal. */
    ResultQueue(Signal any) {
        this.any = any;
    }

    void add(DeliveryResult result) {
        results.add(result);
        if (waiting.incrementAndGet() >= wanted) {
            enough.raise();
        }
        any.raise();
    }

    /** The result that came first, or null if none is left. */
    @Nullable
    DeliveryResult poll() {
        DeliveryResult first = results.poll();
        if (first != null) {
            waiting.decrementAndGet();
        }
        return first;
    }

    /** Waits until so many results are there, or the time is over; nothing else ends it. */
    void await(int count, Duration limit) {
        enough.clear();
        wanted = count;
        if (waiting.get() < count) {
            enough.await(limit);
        }
        wanted = Integer.MAX_VALUE;
    }
}
