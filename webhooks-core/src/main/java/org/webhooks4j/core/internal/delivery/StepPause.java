package org.webhooks4j.core.internal.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Makes the loop wait before its next step. Used only by the thread whose turn it is. */
final class StepPause {

    /** Under load, how long to collect results before they are recorded in one batch. */
    private static final Duration GATHERING = Duration.ofMillis(10);

    /** From how many deliveries in flight this counts as load. */
    private static final int LOAD = 32;

    private enum Until {
        /** No wait: before the very first step. */
        NOW,
        /** Until a commit, a result, or the end of the polling interval. */
        SOMETHING_HAPPENS,
        /** Until a large part of the deliveries in flight has arrived. */
        RESULTS_GATHER,
        /** Until the backoff after a store failure has elapsed, regardless of what arrives meanwhile. */
        STORE_RESTED
    }

    private final DeliveryCycle cycle;
    private final SendScheduler scheduler;
    private final LoopLifecycle lifecycle;
    private final Duration pollInterval;
    private final StoreBackoff backoff;
    private Until until = Until.NOW;
    private int failures;

    StepPause(DeliveryCycle cycle, LoopLifecycle lifecycle, Duration pollInterval, RandomGenerator random) {
        this.cycle = cycle;
        this.scheduler = cycle.scheduler();
        this.lifecycle = lifecycle;
        this.pollInterval = pollInterval;
        this.backoff = new StoreBackoff(pollInterval, random);
    }

    /** Chooses the next wait according to what a step did. */
    void after(DeliveryCycle.Step step) {
        if (cycle.troubles() > 0) {
            afterFailures(cycle.troubles());
        } else {
            // All due deliveries are claimed. Polling again before something happens would delay the next commit.
            until = scheduler.expected() < LOAD || step.isIdle() ? Until.SOMETHING_HAPPENS : Until.RESULTS_GATHER;
        }
    }

    /** Chooses the store backoff after a number of consecutive failures. */
    void afterFailures(int inARow) {
        until = Until.STORE_RESTED;
        failures = inARow;
    }

    void await() {
        switch (until) {
            case NOW -> {}
            case SOMETHING_HAPPENS -> awaitSomething();
            case RESULTS_GATHER -> scheduler.gather(GATHERING);
            case STORE_RESTED -> lifecycle.awaitEnd(backoff.after(failures));
        }
    }

    /** Waits for a commit or a result, up to the polling interval. */
    void awaitSomething() {
        scheduler.signal().await(pollInterval);
    }

    /** Waits for a result, or for the store to recover, while the loop ends. */
    void awaitLastResults() {
        int troubles = cycle.troubles();
        scheduler.signal().await(troubles > 0 ? backoff.after(troubles) : pollInterval);
    }
}
