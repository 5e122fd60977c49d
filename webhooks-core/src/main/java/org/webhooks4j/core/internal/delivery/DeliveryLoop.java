package org.webhooks4j.core.internal.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.admin.Waiting;
import org.webhooks4j.core.internal.delivery.listener.ListenerQueue;
import org.webhooks4j.core.internal.fault.FailureStreakLog;
import org.webhooks4j.core.internal.net.Deadline;
import org.webhooks4j.spi.Dispatcher;

/**
 * Repeats the delivery cycle, either until nothing is due or until {@link #end()}. In the second case threads take
 * turns. The thread whose turn it is waits for work and takes a step; then the next thread takes its turn while the
 * first one sends, and goes on sending until it is its turn again. So one thread at a time works with the store and one
 * sends. Thread-safe.
 */
public final class DeliveryLoop implements Dispatcher.Work {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);

    private final DeliveryCycle cycle;
    private final SendScheduler scheduler;
    private final ListenerQueue listeners;
    private final Runnable lookAfter;
    private final Duration pollInterval;
    private final LoopLifecycle lifecycle;
    private final StepPause pause;
    private final FailureStreakLog unexpected = new FailureStreakLog(LOG, "Delivering");
    private final IdleWaiters idleWaiters = new IdleWaiters();
    private final ReentrantLock turn = new ReentrantLock();

    /** The number of threads that are following a step. */
    private final AtomicInteger following = new AtomicInteger();

    /**
     * Creates a loop.
     *
     * @param lookAfter an additional task, called before every step; must neither block nor throw
     */
    public DeliveryLoop(
            DeliveryCycle cycle,
            ListenerQueue listeners,
            Runnable lookAfter,
            Duration pollInterval,
            RandomGenerator random) {
        this.cycle = cycle;
        this.scheduler = cycle.scheduler();
        this.listeners = listeners;
        this.lookAfter = lookAfter;
        this.pollInterval = pollInterval;
        this.lifecycle = new LoopLifecycle(pollInterval);
        this.pause = new StepPause(cycle, lifecycle, pollInterval, random);
    }

    /** Returns whether a webhook's circuit breaker is open or half open on this node. Callable from any thread. */
    public boolean isBreakerOpen(String webhookId) {
        return scheduler.isBreakerOpen(webhookId);
    }

    /** Returns why an endpoint's deliveries wait on this node, or null if they do not. Callable from any thread. */
    public @Nullable Waiting endpointWait(String webhookId) {
        return scheduler.endpointWait(webhookId);
    }

    /** Returns the webhooks whose breaker is open or half open on this node. Callable from any thread. */
    public Set<String> openBreakers() {
        return scheduler.openBreakers();
    }

    /** Returns how many deliveries this node has in flight, as of its latest step. Callable from any thread. */
    public int inFlight() {
        return cycle.inFlightLately();
    }

    /** Returns what claiming has cost so far. Callable from any thread. */
    public BatchCount claims() {
        return cycle.claims();
    }

    /** Returns what recording has cost so far. Callable from any thread. */
    public BatchCount recordings() {
        return cycle.recordings();
    }

    /** Returns the listeners' queue. */
    public ListenerQueue listeners() {
        return listeners;
    }

    /** Stops or resumes claiming deliveries on this node. Callable from any thread. */
    public void pause(boolean on) {
        cycle.pause(on);
        scheduler.signal().raise();
    }

    /** Returns whether claiming is paused. Callable from any thread. */
    public boolean isPaused() {
        return cycle.isPaused();
    }

    @Override
    public int deliverDue() {
        if (!turn.tryLock()) {
            return 0;
        }
        try {
            return lifecycle.isRunning() ? 0 : deliverWhatIsDue();
        } finally {
            turn.unlock();
        }
    }

    private int deliverWhatIsDue() {
        lookAfter.run();
        int recorded = 0;
        while (true) {
            DeliveryCycle.Step step = cycle.step();
            cycle.follow();
            recorded += step.recorded();
            if (cycle.inFlight() == 0 && step.claimed().isEmpty()) {
                return recorded;
            }
            if (step.recorded() == 0) {
                if (cycle.troubles() > 0 || Thread.currentThread().isInterrupted()) {
                    return recorded; // the next call records what is left
                }
                pause.awaitSomething();
            }
        }
    }

    @Override
    public void deliverUntilEnd() {
        join();
        try {
            while (!lifecycle.isOver()) {
                DeliveryCycle.Step step = inTurn(this::step);
                if (step != null) {
                    follow();
                }
            }
            inTurn(() -> {
                finishInFlight();
                return null;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            leave();
        }
    }

    private synchronized void join() {
        if (!lifecycle.isRunning()) {
            expectSteps();
            cycle.attendToWebhooks(pollInterval);
            listeners.inBackground(true);
            idleWaiters.begin();
        }
        lifecycle.join();
    }

    private synchronized void leave() {
        if (lifecycle.leave()) {
            listeners.inBackground(false);
            idleWaiters.end();
            cycle.leaveWebhooks();
        }
    }

    private <T> @Nullable T inTurn(Supplier<@Nullable T> work) throws InterruptedException {
        awaitTurn();
        try {
            return work.get();
        } finally {
            turn.unlock();
            scheduler.callSubstitute();
        }
    }

    /** Waits for the turn, and sends in the meantime. */
    private void awaitTurn() throws InterruptedException {
        while (!lifecycle.isOver()) {
            if (turn.tryLock()) {
                return;
            }
            try {
                scheduler.substitute(pollInterval);
            } catch (Throwable e) {
                LOG.error("Claimed deliveries could not be sent; they are retried later", e);
            }
        }
        turn.lockInterruptibly();
    }

    /** Waits as the last step requires and takes the next step. Returns null if no step was taken. */
    private DeliveryCycle.@Nullable Step step() {
        try {
            if (!lifecycle.isOver()) {
                pause.await();
            }
            if (lifecycle.isOver()) {
                return null;
            }
            listeners.look();
            lookAfter.run();
            expectSteps();
            long asked = idleWaiters.asked();
            DeliveryCycle.Step step = cycle.step();
            pause.after(step);
            if (cycle.isIdleAfter(step) && following.get() == 0) {
                idleWaiters.idle(asked);
            }
            unexpected.succeeded();
            following.incrementAndGet();
            return step;
        } catch (Throwable e) {
            unexpected.failed(e);
            pause.afterFailures(unexpected.failures());
            return null;
        }
    }

    private void follow() {
        try {
            cycle.follow();
        } catch (Throwable e) {
            LOG.error("Claimed deliveries are sent again when their leases end", e);
        } finally {
            following.decrementAndGet();
            if (idleWaiters.isAsked()) {
                scheduler.signal().raise();
            }
        }
    }

    private void finishInFlight() {
        while (cycle.inFlight() > 0
                && !lifecycle.isAbandoned()
                && !Thread.currentThread().isInterrupted()) {
            if (cycle.recordLast() == 0) {
                pause.awaitLastResults();
            }
        }
    }

    /**
     * Waits until everything that is due now has been attempted and listeners have been notified. Returns false on
     * timeout.
     */
    public boolean awaitIdle(Duration timeout) {
        Deadline deadline = Deadline.after(timeout);
        return idleWaiters.await(deadline, scheduler.signal()) && listeners.awaitHeard(deadline);
    }

    /** Declares that steps are expected in the background from now on. */
    public void expectSteps() {
        lifecycle.expectSteps();
    }

    /**
     * Returns a human-readable reason why this node does not deliver although it should; null if there is no problem or
     * it is not meant to deliver. Callable from any thread.
     */
    public @Nullable String trouble() {
        String trouble = lifecycle.trouble();
        if (trouble == null) {
            trouble = cycle.trouble();
        }
        return trouble == null && lifecycle.isExpected() ? unexpected.trouble() : trouble;
    }

    @Override
    public @Nullable Instant nextPauseEnd() {
        return scheduler.nextPauseEnd();
    }

    @Override
    public void wakeUp() {
        scheduler.signal().raise();
    }

    @Override
    public void end() {
        cycle.end();
        lifecycle.end();
        scheduler.signal().raise();
    }

    /**
     * Stops waiting for deliveries in flight, after {@link #end()}: the host may have closed the store by the time
     * results arrive. The owner of the next lease sends them again.
     */
    public void abandon() {
        lifecycle.abandon();
        scheduler.signal().raise();
    }

    /** Passes the remaining notifications to listeners, after {@link #end()}, until a deadline. */
    public void closeListeners(Deadline deadline) {
        listeners.close(deadline);
    }
}
