package org.webhooks4j.core.internal.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one webhook's endpoint fares, as this node sees it: how many requests it has open, how many began lately, whether
 * it asked for a pause, and a circuit breaker.
 *
 * <p>The breaker is <i>closed</i> until {@value #FAILURES_TO_OPEN} attempts in a row failed; then it is <i>open</i> for
 * a pause that doubles with every further failure, from one second to five minutes; after each pause it is <i>half
 * open</i> and lets one attempt through, whose success closes it. All states of an endpoint, with those that outlive
 * the process, are in {@code docs/endpoints.md}. For one thread at a time.
 */
final class EndpointState {

    static final int FAILURES_TO_OPEN = 10;
    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 300_000;
    private static final int MAX_DOUBLINGS = 20;

    private final RateLimit rate = new RateLimit();
    private int inFlight;
    private int failuresInARow;
    private long pausedUntil;

    void claimed(long now) {
        inFlight++;
        rate.took(now);
    }

    void released() {
        inFlight--;
    }

    void succeeded() {
        failuresInARow = 0;
        pausedUntil = 0;
    }

    void failed(long now) {
        failuresInARow++;
        if (isTripped()) {
            int doublings = Math.min(failuresInARow - FAILURES_TO_OPEN, MAX_DOUBLINGS);
            pauseUntil(now + Math.min(FIRST_PAUSE_MILLIS << doublings, LONGEST_PAUSE_MILLIS));
        }
    }

    void askedToWait(Duration pause, long now) {
        pauseUntil(now + pause.toMillis());
    }

    private void pauseUntil(long instant) {
        pausedUntil = Math.max(pausedUntil, instant);
    }

    /** Whether the breaker is open or half open. */
    boolean isTripped() {
        return failuresInARow >= FAILURES_TO_OPEN;
    }

    /**
     * How many more deliveries may be claimed for it now.
     *
     * @param cap how many may be open at once
     * @param requestsPerSecond how many may begin per second, or null for any number
     */
    int allowance(int cap, @Nullable Double requestsPerSecond, long now) {
        rate.limitTo(requestsPerSecond);
        if (now < pausedUntil) {
            return 0;
        }
        return Math.min(rate.free(now), Math.max(0, (isTripped() ? 1 : cap) - inFlight));
    }

    /** Until when it is left alone; in the past if it is not. */
    long pausedUntil() {
        return pausedUntil;
    }

    /** Whether there is nothing to remember. */
    boolean isUnremarkable(long now) {
        return inFlight == 0 && failuresInARow == 0 && now >= pausedUntil && rate.isIdle(now);
    }
}
