package org.webhooks4j.core.internal.delivery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.internal.net.Deadline;

/**
 * Whether the loop is meant to run, runs, or ends: the one owner of these states. Thread-safe.
 *
 * <pre>
 *   new ──expectSteps()──▶ expected ──join()──▶ running ──end()──▶ ending ──abandon()──▶ abandoned
 *                             ▲                    │
 *                             └───last leave()─────┘
 * </pre>
 */
final class LoopLifecycle {

    /** For how long there may be no thread that delivers before that counts as trouble. */
    private static final Duration GONE = Duration.ofMillis(100);

    /** How much longer than the polling interval no step may be taken before that counts as trouble. */
    private static final Duration STALLED = Duration.ofMinutes(1);

    private final Duration pollInterval;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger workers = new AtomicInteger();
    private volatile boolean abandoned;

    /** When the latest step began, by the nano time; null while none is expected. */
    private volatile @Nullable Long steppedAt;

    LoopLifecycle(Duration pollInterval) {
        this.pollInterval = pollInterval;
    }

    /** Steps are to be taken from now on; called again whenever one begins. */
    void expectSteps() {
        steppedAt = Deadline.nanoTime();
    }

    /** A thread begins to deliver in the background. */
    void join() {
        workers.incrementAndGet();
    }

    /** It delivers no more. Returns whether it was the last one. */
    boolean leave() {
        return workers.decrementAndGet() == 0;
    }

    /** Whether threads deliver in the background. */
    boolean isRunning() {
        return workers.get() > 0;
    }

    void end() {
        ended.countDown();
    }

    void abandon() {
        abandoned = true;
    }

    /** Whether the calling thread is to take no more steps. */
    boolean isOver() {
        return hasEnded() || Thread.currentThread().isInterrupted();
    }

    private boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /** Whether what is in flight is not waited for any longer. */
    boolean isAbandoned() {
        return abandoned;
    }

    /** Waits until the end, but not longer than a limit. An interrupt ends the wait and stays set. */
    void awaitEnd(Duration limit) {
        try {
            ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether steps are expected and the end has not come. */
    boolean isExpected() {
        return steppedAt != null && !hasEnded();
    }

    /** Why no steps are taken though they are expected, for people to read, or null. */
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
