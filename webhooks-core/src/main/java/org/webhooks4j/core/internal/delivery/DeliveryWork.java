package org.webhooks4j.core.internal.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.spi.Dispatcher;

/** Drives the pump: until nothing is due, or until the end. */
public final class DeliveryWork implements Dispatcher.Work {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWork.class);

    /** Under load, how long to let results gather before they are recorded together. */
    private static final Duration GATHERING = Duration.ofMillis(10);

    /** From how many in flight on. */
    private static final int LOAD = 32;

    private final Pump pump;
    private final Signal signal;
    private final Duration pollInterval;
    private final Backoff backoff;
    private final TroubleLog unexpected = new TroubleLog(LOG, "Delivering");
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ReentrantLock working = new ReentrantLock();
    private final IdleWaiters idleWaiters = new IdleWaiters();

    /** Puts the parts together. */
    public DeliveryWork(Pump pump, Duration pollInterval, RandomGenerator random) {
        this.pump = pump;
        this.signal = pump.signal();
        this.pollInterval = pollInterval;
        this.backoff = new Backoff(pollInterval, random);
    }

    /**
     * Whether a webhook's deliveries are held back because it failed too often in a row; may be asked by any thread.
     */
    public boolean isBreakerOpen(String webhookId) {
        return pump.isBreakerOpen(webhookId);
    }

    @Override
    public int deliverDue() {
        if (!working.tryLock()) {
            return 0;
        }
        try {
            int recorded = 0;
            while (true) {
                Pump.Step step = pump.step();
                recorded += step.recorded();
                if (pump.inFlight() == 0 && step.claimed() == 0) {
                    return recorded;
                }
                if (step.recorded() == 0) {
                    if (pump.troubles() > 0 || Thread.currentThread().isInterrupted()) {
                        return recorded; // what is not recorded yet is kept for the next call
                    }
                    signal.await(pollInterval);
                }
            }
        } finally {
            working.unlock();
        }
    }

    @Override
    public void deliverUntilEnd() {
        working.lock();
        pump.attendToWebhooks(pollInterval);
        try {
            while (ended.getCount() > 0 && !Thread.currentThread().isInterrupted()) {
                step();
            }
            finishInFlight();
        } finally {
            pump.leaveWebhooks();
            idleWaiters.end();
            working.unlock();
        }
    }

    private void step() {
        try {
            long asked = idleWaiters.asked();
            Pump.Step step = pump.step();
            if (pump.inFlight() == 0 && step.claimed() == 0 && pump.troubles() == 0) {
                idleWaiters.idle(asked);
            }
            unexpected.succeeded();
            if (pump.troubles() > 0) {
                rest(pump.troubles());
            } else if (pump.inFlight() < LOAD || (step.claimed() == 0 && step.recorded() == 0)) {
                // What was due is claimed. Looking again before something happens would keep the next commit waiting.
                signal.await(pollInterval);
            } else {
                pump.gather(GATHERING);
            }
        } catch (RuntimeException e) {
            unexpected.failed(e);
            rest(unexpected.failures());
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
        while (pump.inFlight() > 0 && !Thread.currentThread().isInterrupted()) {
            if (pump.record() == 0) {
                signal.await(pump.troubles() > 0 ? backoff.after(pump.troubles()) : pollInterval);
            }
        }
    }

    /** Waits until everything that is due now has been attempted. Returns false if that took too long. */
    public boolean awaitIdle(Duration timeout) {
        return idleWaiters.await(timeout, signal);
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
}
