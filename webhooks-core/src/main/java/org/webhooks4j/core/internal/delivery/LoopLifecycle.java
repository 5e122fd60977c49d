package org.webhooks4j.core.internal.delivery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.internal.net.Deadline;

/**
 * Owns the state of the loop: expected to run, running or ending. Thread-safe.
 *
 * <pre>
 *   new ──expectSteps()──▶ expected ──join()──▶ running ──end()──▶ ending ──abandon()──▶ abandoned
 *                             ▲                    │
 *                             └───last leave()─────┘
 * </pre>
 */
final class LoopLifecycle {

    /** For how long there may be no delivering thread before this is reported as a problem. */
    private static final Duration GONE = Duration.ofMillis(100);

    /** How much longer than the polling interval the loop may take no step before this is reported as a problem. */
    private static final Duration STALLED = Duration.ofMinutes(1);

    private final Duration pollInterval;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger workers = new AtomicInteger();
    private volatile boolean abandoned;

    /** The nano time at which the latest step began; null while no step is expected. */
    private volatile @Nullable Long steppedAt;

    LoopLifecycle(Duration pollInterval) {
        this.pollInterval = pollInterval;
    }

    /** Expects steps from now on. Called again whenever a step begins. */
    void expectSteps() {
        steppedAt = Deadline.nanoTime();
    }

    /** Registers a thread that delivers in the background. */
    void join() {
        workers.incrementAndGet();
    }

    /** Unregisters a delivering thread. Returns whether it was the last one. */
    boolean leave() {
        return workers.decrementAndGet() == 0;
    }

    /** Returns whether threads deliver in the background. */
    boolean isRunning() {
        return workers.get() > 0;
    }

    void end() {
        ended.countDown();
    }

    void abandon() {
        abandoned = true;
    }

    /** Returns whether the calling thread must take no more steps. */
    boolean isOver() {
        return hasEnded() || Thread.currentThread().isInterrupted();
    }

    private boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /** Returns whether the loop has stopped waiting for deliveries in flight. */
    boolean isAbandoned() {
        return abandoned;
    }

    /** Waits until {@link #end()}, up to a limit. An interrupt ends the wait and stays set. */
    void awaitEnd(Duration limit) {
        try {
            ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether steps are expected and the loop has not ended. */
    boolean isExpected() {
        return steppedAt != null && !hasEnded();
    }

    /** Returns a human-readable reason why no steps are taken although they are expected, or null. */
    @Nullable
    String trouble() {
        Long last = steppedAt;
        if (last == null || hasEnded()) {
            return null;
        }
        long nanos = Deadline.nanoTime() - last;
        if (!isRunning() && nanos > GONE.toNanos()) {
            return "no thread delivers any more";
        }
        return nanos > STALLED.toNanos() + Deadline.nanosOf(pollInterval)
                ? "delivering has stood still for " + Duration.ofNanos(nanos).toSeconds()
                        + " s; a thread dump tells where"
                : null;
    }
}
