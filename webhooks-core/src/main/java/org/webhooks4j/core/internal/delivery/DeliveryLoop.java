package org.webhooks4j.core.internal.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.admin.Waiting;
import org.webhooks4j.core.internal.delivery.listener.ListenerQueue;
import org.webhooks4j.core.internal.fault.TroubleLog;
import org.webhooks4j.core.internal.net.Deadline;
import org.webhooks4j.spi.Dispatcher;

/**
 * Drives the pump: until nothing is due, or until the end. Threads that do the latter take turns. The one whose turn it
 * is waits for something to do, and takes the pump's step; then it is the next one's turn, while the first sends. So
 * the store and the receivers are both kept busy, each by one thread at a time.
 */
public final class DeliveryLoop implements Dispatcher.Work {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);

    /** Under load, how long to let results gather before they are recorded together. */
    private static final Duration GATHERING = Duration.ofMillis(10);

    /** From how many in flight on. */
    private static final int LOAD = 32;

    /** For how long there may be no thread that delivers before that counts as trouble. */
    private static final Duration GONE = Duration.ofMillis(100);

    /** How much longer than the polling interval no step may be taken before that counts as trouble. */
    private static final Duration STALLED = Duration.ofMinutes(1);

    private final DeliveryCycle pump;
    private final ListenerQueue listeners;
    private final Runnable lookAfter;
    private final Signal signal;
    private final Duration pollInterval;
    private final StoreBackoff backoff;
    private final TroubleLog unexpected = new TroubleLog(LOG, "Delivering");
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean abandoned;

    /** When the latest step began, by the nano time; null while none is expected. */
    private volatile @Nullable Long steppedAt;

    private final IdleWaiters idleWaiters = new IdleWaiters();
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicInteger workers = new AtomicInteger();
    private final AtomicInteger following = new AtomicInteger();

    /** How the next step is waited for. Belongs to the turn. */
    private Runnable pause = () -> {};

    /**
     * Puts the parts together.
     *
     * @param lookAfter what else there may be to do, called before every step; may neither wait nor throw
     */
    public DeliveryLoop(
            DeliveryCycle pump,
            ListenerQueue listeners,
            Runnable lookAfter,
            Duration pollInterval,
            RandomGenerator random) {
        this.pump = pump;
        this.listeners = listeners;
        this.lookAfter = lookAfter;
        this.signal = pump.signal();
        this.pollInterval = pollInterval;
        this.backoff = new StoreBackoff(pollInterval, random);
    }

    /**
     * Whether a webhook's deliveries are held back because it failed too often in a row; may be asked by any thread.
     */
    public boolean isBreakerOpen(String webhookId) {
        return pump.isBreakerOpen(webhookId);
    }

    /** What an endpoint makes deliveries wait for on this node, or null for nothing; may be asked by any thread. */
    public @Nullable Waiting endpointWait(String webhookId) {
        return pump.endpointWait(webhookId);
    }

    @Override
    public int deliverDue() {
        if (!turn.tryLock()) {
            return 0;
        }
        try {
            return workers.get() > 0 ? 0 : deliverWhatIsDue();
        } finally {
            turn.unlock();
        }
    }

    private int deliverWhatIsDue() {
        lookAfter.run();
        int recorded = 0;
        while (true) {
            DeliveryCycle.Step step = pump.step();
            pump.follow(step);
            recorded += step.recorded();
            if (pump.inFlight() == 0 && step.claimed().isEmpty()) {
                return recorded;
            }
            if (step.recorded() == 0) {
                if (pump.troubles() > 0 || Thread.currentThread().isInterrupted()) {
                    return recorded; // what is not recorded yet is kept for the next call
                }
                signal.await(pollInterval);
            }
        }
    }

    @Override
    public void deliverUntilEnd() {
        joined();
        try {
            while (!isOver()) {
                DeliveryCycle.Step step = inTurn(this::step);
                if (step != null) {
                    follow(step);
                }
            }
            inTurn(() -> {
                finishInFlight();
                return null;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            left();
        }
    }

    private synchronized void joined() {
        if (workers.get() == 0) {
            expectSteps();
            pump.attendToWebhooks(pollInterval);
            listeners.inBackground(true);
            idleWaiters.begin();
        }
        workers.incrementAndGet();
    }

    private synchronized void left() {
        if (workers.decrementAndGet() == 0) {
            listeners.inBackground(false);
            idleWaiters.end();
            pump.leaveWebhooks();
        }
    }

    /** Says that steps are to be taken in the background from now on. */
    public void expectSteps() {
        steppedAt = Deadline.nanoTime();
    }

    /**
     * Why nothing is delivered here though it should be, for people to read; null if all is well or nothing is meant to
     * be delivered. May be asked by any thread.
     */
    public @Nullable String trouble() {
        Long last = steppedAt;
        if (last == null || ended.getCount() == 0) {
            return pump.trouble();
        }
        long nanos = Deadline.nanoTime() - last;
        if (workers.get() == 0 && nanos > GONE.toNanos()) {
            return "no thread delivers any more";
        }
        if (nanos > STALLED.toNanos() + Deadline.nanosOf(pollInterval)) {
            return "delivering has stood still for " + Duration.ofNanos(nanos).toSeconds()
                    + " s; a thread dump tells where";
        }
        String known = pump.trouble();
        return known == null ? unexpected.trouble() : known;
    }

    private boolean isOver() {
        return ended.getCount() == 0 || Thread.currentThread().isInterrupted();
    }

    private <T> @Nullable T inTurn(Supplier<@Nullable T> work) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    /** Waits as long as the last step left it to, and takes the next one. */
    private DeliveryCycle.@Nullable Step step() {
        try {
            if (!isOver()) {
                pause.run();
            }
            if (isOver()) {
                return null;
            }
            listeners.look();
            lookAfter.run();
            expectSteps();
            long asked = idleWaiters.asked();
            DeliveryCycle.Step step = pump.step();
            pause = pauseAfter(step);
            if (pump.inFlight() == 0 && step.isIdle() && pump.troubles() == 0 && following.get() == 0) {
                idleWaiters.idle(asked);
            }
            unexpected.succeeded();
            following.incrementAndGet();
            return step;
        } catch (Throwable e) {
            unexpected.failed(e);
            int failures = unexpected.failures();
            pause = () -> rest(failures);
            return null;
        }
    }

    private Runnable pauseAfter(DeliveryCycle.Step step) {
        int troubles = pump.troubles();
        if (troubles > 0) {
            return () -> rest(troubles);
        }
        // What was due is claimed. Looking again before something happens would keep the next commit waiting.
        return pump.expected() < LOAD || step.isIdle()
                ? () -> signal.await(pollInterval)
                : () -> pump.gather(GATHERING);
    }

    private void follow(DeliveryCycle.Step step) {
        try {
            pump.follow(step);
        } catch (Throwable e) {
            LOG.error("What was claimed is sent again when its lease is over", e);
        } finally {
            following.decrementAndGet();
            if (idleWaiters.isAsked()) {
                signal.raise();
            }
        }
    }

    /**
     * Leaves the store alone for a while, whatever arrives meanwhile: neither results nor commits can make it better.
     */
    private void rest(int failures) {
        try {
            ended.await(backoff.after(failures).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void finishInFlight() {
        while (pump.inFlight() > 0 && !abandoned && !Thread.currentThread().isInterrupted()) {
            if (pump.record() == 0) {
                signal.await(pump.troubles() > 0 ? backoff.after(pump.troubles()) : pollInterval);
            }
        }
    }

    /**
     * Waits until everything that is due now has been attempted, and listeners have heard of it. Returns false if that
     * took too long.
     */
    public boolean awaitIdle(Duration timeout) {
        Deadline deadline = Deadline.after(timeout);
        return idleWaiters.await(deadline, signal) && listeners.awaitHeard(deadline);
    }

    @Override
    public @Nullable Instant nextPauseEnd() {
        return pump.nextPauseEnd();
    }

    @Override
    public void wakeUp() {
        signal.raise();
    }

    @Override
    public void end() {
        ended.countDown();
        signal.raise();
    }

    /**
     * After {@link #end()}: what is in flight is not waited for any longer, as nobody knows whether the store is still
     * open when it comes back. Whoever owns the next lease sends it again.
     */
    public void abandon() {
        abandoned = true;
        signal.raise();
    }

    /** After {@link #end()}: lets listeners hear what they have not heard yet, until a deadline at most. */
    public void closeListeners(Deadline deadline) {
        listeners.close(deadline);
    }
}
