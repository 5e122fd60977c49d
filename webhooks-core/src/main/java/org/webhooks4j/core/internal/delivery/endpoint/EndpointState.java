package org.webhooks4j.core.internal.delivery.endpoint;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Waiting.Reason;

/**
 * How one webhook's endpoint fares, as this node sees it: how many requests it has open and may have open, whether it
 * answers, how many requests began lately, whether it asked for a pause, and a circuit breaker.
 *
 * <p>How many may be open is a window that begins with {@value #FIRST_WINDOW}, grows by one with every answer, and is
 * halved by every failure: additive increase, multiplicative decrease, as TCP does it. An endpoint <i>answers</i> if
 * its last request had an answer and it has not been <i>silent</i> since: none of its open requests was answered for a
 * second, or for three times as long as it usually takes, but five seconds at most.
 *
 * <p>The breaker is <i>closed</i> until {@value #FAILURES_TO_OPEN} attempts in a row failed; then it is <i>open</i> for
 * a pause that doubles with every further failure, from one second to five minutes; after each pause it is <i>half
 * open</i> and lets one attempt through, whose success closes it. All states of an endpoint, with those that outlive
 * the process, are in {@code docs/endpoints.md}. Instants are milliseconds of a clock that never goes back. For one
 * thread at a time.
 */
final class EndpointState {

    static final int FAILURES_TO_OPEN = 10;
    static final int FIRST_WINDOW = 4;

    /** From when on an endpoint that answers nothing is taken for one that hangs, unless it is known to be slow. */
    static final long SILENCE_MILLIS = 1_000;

    private static final int SILENCE_IN_USUAL_TIMES = 3;

    /** One that usually takes longer than this is treated as if it hung. */
    private static final long LONGEST_SILENCE_MILLIS = 5_000;

    /** Of a new answer's time in the usual time; the rest is that of the answers before. */
    private static final double WEIGHT = 0.2;

    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 300_000;
    private static final int MAX_DOUBLINGS = 20;

    private final RateLimit rate = new RateLimit();
    private int cap;
    private long term;
    private int window = FIRST_WINDOW;
    private int inFlight;
    private boolean answered;
    private double usualMillis;
    private int failuresInARow;
    private long pausedUntil;

    private @Nullable Hold held;

    /** When it answered last, or began to have an open request. */
    private long heardAt;

    EndpointState(int cap) {
        this.cap = cap;
    }

    /**
     * Sets what its webhook allows. In another term of the webhook nothing counts any more that was known of the
     * endpoint, but for its open requests.
     *
     * @param most how many requests may be open at once
     * @param requestsPerSecond how many may begin per second, or null for any number
     */
    void limitTo(int most, @Nullable Double requestsPerSecond, long currentTerm) {
        cap = most;
        rate.limitTo(requestsPerSecond);
        if (term != currentTerm) {
            term = currentTerm;
            forget();
        }
    }

    /** Forgets what is known of the endpoint, but for its open requests. */
    void forget() {
        window = FIRST_WINDOW;
        answered = false;
        usualMillis = 0;
        failuresInARow = 0;
        pausedUntil = 0;
    }

    void claimed(long now) {
        if (inFlight++ == 0) {
            heardAt = now;
        }
        rate.took(now);
    }

    void released() {
        inFlight--;
    }

    /** An answer came, whatever it says. */
    void answered(long now, Duration took) {
        heardAt = now;
        usualMillis = answered ? usualMillis + WEIGHT * (took.toMillis() - usualMillis) : took.toMillis();
        answered = true;
    }

    /** A request ended in a way that says nothing against the endpoint. */
    void coped() {
        window = Math.min(cap, window + 1);
    }

    void succeeded() {
        coped();
        failuresInARow = 0;
        pausedUntil = 0;
    }

    /** The endpoint could not be reached, did not answer, or answered that it has too much to do. */
    void failed(boolean withAnswer, long now) {
        window = Math.max(1, Math.min(cap, window) / 2);
        answered = withAnswer;
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

    int inFlight() {
        return inFlight;
    }

    /** Whether it has open requests and has answered none for longer than it should. */
    boolean isSilent(long now) {
        return inFlight > 0 && now - heardAt > patienceMillis();
    }

    /** For how long it may be silent. */
    long patienceMillis() {
        long usual = SILENCE_IN_USUAL_TIMES * Math.round(usualMillis);
        return Math.min(LONGEST_SILENCE_MILLIS, Math.max(SILENCE_MILLIS, usual));
    }

    /** Whether requests to it have answers, as far as is known. */
    boolean isAnswering(long now) {
        return answered && !isSilent(now);
    }

    /** Whether nothing is known that speaks for it or against it. */
    boolean isUnknown() {
        return !answered && failuresInARow == 0 && inFlight == 0;
    }

    /** How many more deliveries may be claimed for it now, if there is room for all. */
    int allowance(long now) {
        if (now < pausedUntil) {
            return 0;
        }
        int most = isTripped() ? 1 : Math.min(cap, isSilent(now) ? Math.min(window, FIRST_WINDOW) : window);
        return Math.min(rate.free(now), Math.max(0, most - inFlight));
    }

    /**
     * Why nothing more may be claimed for it now.
     *
     * @param reason why
     * @param untilMillis until when at least, or 0 if that is not known
     */
    record Hold(Reason reason, long untilMillis) {}

    /** Why nothing more may be claimed for it now, or null if something may. One object as long as that stays so. */
    @Nullable
    Hold hold(long now) {
        held = allowance(now) > 0 ? null : currentHold(now);
        return held;
    }

    /** What {@link #hold} said the last time. */
    @Nullable
    Hold lastHold() {
        return held;
    }

    private Hold currentHold(long now) {
        if (now < pausedUntil) {
            return hold(isTripped() ? Reason.BREAKER_OPEN : Reason.PAUSED, pausedUntil);
        }
        if (isTripped()) {
            return hold(Reason.BREAKER_OPEN, 0);
        }
        return rate.free(now) == 0 ? hold(Reason.RATE_LIMIT, rate.freeAt()) : hold(Reason.WINDOW_FULL, 0);
    }

    private Hold hold(Reason reason, long untilMillis) {
        Hold last = held;
        return last != null && last.reason() == reason && last.untilMillis() == untilMillis
                ? last
                : new Hold(reason, untilMillis);
    }

    /** Until when it is left alone; in the past if it is not. */
    long pausedUntil() {
        return pausedUntil;
    }

    /** Whether there is nothing to remember, if for so long no answer is worth it. */
    boolean isUnremarkable(long now, long memoryMillis) {
        return inFlight == 0
                && failuresInARow == 0
                && now >= pausedUntil
                && rate.isIdle(now)
                && (!answered || now - heardAt >= memoryMillis);
    }
}
