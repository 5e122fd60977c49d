package org.webhooks4j.core.internal.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How the loop waits before its next step. For one thread at a time: the one whose turn it is. */
final class StepPause {

    /** Under load, how long to let results gather before they are recorded together. */
    private static final Duration GATHERING = Duration.ofMillis(10);

    /** From how many in flight on. */
    private static final int LOAD = 32;

    private enum Until {
        /** The first step of all waits for nothing. */
        NOW,
        /** A commit, a result, or the polling interval. */
        SOMETHING_HAPPENS,
        /** A good part of what is in flight has come back. */
        RESULTS_GATHER,
        /** The store was left alone for a while, whatever arrives meanwhile: nothing here makes it better. */
        STORE_RESTED
    }

    private final DeliveryCycle cycle;
    private final LoopLifecycle lifecycle;
    private final Duration pollInterval;
    private final StoreBackoff backoff;
    private Until until = Until.NOW;
    private int failures;

    StepPause(DeliveryCycle cycle, LoopLifecycle lifecycle, Duration pollInterval, RandomGenerator random) {
        this.cycle = cycle;
        this.lifecycle = lifecycle;
        this.pollInterval = pollInterval;
        this.backoff = new StoreBackoff(pollInterval, random);
    }

    /** A step was taken: what it did decides how long to wait. */
    void after(DeliveryCycle.Step step) {
        if (cycle.troubles() > 0) {
            afterFailures(cycle.troubles());
        } else {
            // What was due is claimed. Looking again before something happens would keep the next commit waiting.
            until = cycle.expected() < LOAD || step.isIdle() ? Until.SOMETHING_HAPPENS : Until.RESULTS_GATHER;
        }
    }

    /** So many steps in a row failed. */
    void afterFailures(int inARow) {
        until = Until.STORE_RESTED;
        failures = inARow;
    }

    void await() {
        switch (until) {
            case NOW -> {}
            case SOMETHING_HAPPENS -> awaitSomething();
            case RESULTS_GATHER -> cycle.gather(GATHERING);
            case STORE_RESTED -> lifecycle.awaitEnd(backoff.after(failures));
        }
    }

    /** Waits for a commit or a result, but not longer than the polling interval. */
    void awaitSomething() {
        cycle.signal().await(pollInterval);
    }

    /** At the end: waits for a result, or for the store to be back. */
    void awaitLastResults() {
        int troubles = cycle.troubles();
        cycle.signal().await(troubles > 0 ? backoff.after(troubles) : pollInterval);
    }
}
