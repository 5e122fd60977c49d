package org.webhooks4j.core.internal.delivery.endpoint;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Waiting.Reason;

/**
 * Tracks one webhook's endpoint, as seen by this node: its open requests and their limit, whether it answers, its
 * recent request rate, a pause that it asked for, and a circuit breaker.
 *
 * <p>The number of requests that may be open is a window: one until the endpoint has responded, then
 * {@value #FIRST_WINDOW}. It grows by one with every response, and is halved by every failure: additive increase,
 * multiplicative decrease, as in TCP. An endpoint <i>answers</i> if its last request got a response and it has not been
 * <i>silent</i> since. It is silent if none of its open requests got a response for one second or, if longer, three
 * times its usual response time, up to five seconds.
 *
 * <p>The breaker is <i>closed</i> until {@value #FAILURES_TO_OPEN} consecutive attempts fail. Then it is <i>open</i>
 * for a pause that doubles with every further failure, from one second to five minutes. After each pause it is <i>half
 * open</i> and lets one attempt through; if that succeeds, the breaker closes. {@code docs/endpoints.md} describes all
 * states of an endpoint, including those that outlive the process. Instants are milliseconds of a monotonic clock. Used
 * by one thread at a time.
 */
final class EndpointState {

    static final int FAILURES_TO_OPEN = 10;
    static final int FIRST_WINDOW = 4;

    /** After this time without a response an endpoint counts as hanging, unless it is known to be slow. */
    static final long SILENCE_MILLIS = 1_000;

    private static final int SILENCE_IN_USUAL_TIMES = 3;

    /** An endpoint whose usual response time is longer than this is treated as if it hung. */
    private static final long LONGEST_SILENCE_MILLIS = 5_000;

    /** For how long what is claimed ahead for an endpoint keeps it busy. */
    private static final double AHEAD_MILLIS = 100;

    /** The maximum number of deliveries claimed ahead, in windows, for endpoints that answer very fast. */
    private static final int MAX_WINDOWS_AHEAD = 16;

    /** Weight of a new response time in the moving average of response times. */
    private static final double WEIGHT = 0.2;

    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 300_000;
    private static final int MAX_DOUBLINGS = 20;

    private final RateLimit rate = new RateLimit();
    private int cap;
    private long term;
    private int window = 1;
    private int inFlight;
    private boolean answered;
    private boolean countedAsBusy;
    private double usualMillis;
    private int failuresInARow;
    private long pausedUntil;

    private @Nullable Hold held;

    /** When it last responded, or when its open requests went from zero to one. */
    private long heardAt;

    EndpointState(int cap) {
        this.cap = cap;
    }

    /**
     * Sets the limits of its webhook. If the webhook's term has changed, forgets everything about the endpoint except
     * its open requests.
     *
     * @param most the maximum number of open requests
     * @param requestsPerSecond the maximum number of requests per second, or null for no limit
     */
    void limitTo(int most, @Nullable Double requestsPerSecond, long currentTerm) {
        cap = most;
        rate.limitTo(requestsPerSecond);
        if (term != currentTerm) {
            term = currentTerm;
            forget();
        }
    }

    /** Forgets everything about the endpoint except its open requests. */
    void forget() {
        window = 1;
        answered = false;
        usualMillis = 0;
        failuresInARow = 0;
        pausedUntil = 0;
    }

    void sent(long now) {
        if (inFlight++ == 0) {
            heardAt = now;
        }
        rate.took(now);
    }

    void released() {
        inFlight--;
    }

    /** Records a response with any status. */
    void answered(long now, Duration took) {
        if (!answered && failuresInARow == 0) {
            window = Math.max(window, FIRST_WINDOW);
        }
        heardAt = now;
        usualMillis = answered ? usualMillis + WEIGHT * (took.toMillis() - usualMillis) : took.toMillis();
        answered = true;
    }

    /** Records a request whose outcome does not count against the endpoint. */
    void coped() {
        window = Math.min(cap, window + 1);
    }

    void succeeded() {
        coped();
        failuresInARow = 0;
        pausedUntil = 0;
    }

    /** Records a failure: the endpoint was unreachable, did not respond, or responded that it is overloaded. */
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

    /** Returns whether the breaker is open or half open. */
    boolean isTripped() {
        return failuresInARow >= FAILURES_TO_OPEN;
    }

    int inFlight() {
        return inFlight;
    }

    /** Records whether {@link Endpoints} counts it among those that have open requests and answer. */
    void countAsBusy(boolean busy) {
        countedAsBusy = busy;
    }

    boolean isCountedAsBusy() {
        return countedAsBusy;
    }

    /** Returns whether it has open requests and has answered none for longer than {@link #patienceMillis()}. */
    boolean isSilent(long now) {
        return inFlight > 0 && now - heardAt > patienceMillis();
    }

    /** Returns for how long it may leave open requests unanswered before it counts as silent. */
    long patienceMillis() {
        long usual = SILENCE_IN_USUAL_TIMES * Math.round(usualMillis);
        return Math.min(LONGEST_SILENCE_MILLIS, Math.max(SILENCE_MILLIS, usual));
    }

    /** Returns whether the endpoint answers. */
    boolean isAnswering(long now) {
        return answered && !isSilent(now);
    }

    /** Returns whether nothing is known about the endpoint yet. */
    boolean isUnknown() {
        return !answered && failuresInARow == 0 && inFlight == 0;
    }

    /** Returns how many more requests may be sent to it now, by its own limits. */
    int allowance(long now) {
        if (now < pausedUntil) {
            return 0;
        }
        int most = isTripped() ? 1 : Math.min(cap, isSilent(now) ? Math.min(window, FIRST_WINDOW) : window);
        return Math.min(rate.free(now), Math.max(0, most - inFlight));
    }

    /**
     * Returns how many deliveries may be claimed before there is room to send them: as many as it answers in a tenth of
     * a second. None if it does not answer or has a limit of requests per second, because those would wait.
     */
    int ahead(long now) {
        if (!isAnswering(now) || isTripped() || now < pausedUntil || rate.isLimited()) {
            return 0;
        }
        int most = Math.min(cap, window);
        return (int) Math.min(most * AHEAD_MILLIS / Math.max(1, usualMillis), most * (double) MAX_WINDOWS_AHEAD);
    }

    /** Returns whether nothing can be sent to it for a while, so that what was claimed for it is better given back. */
    boolean isHeld(long now) {
        return now < pausedUntil || isSilent(now) || (isTripped() && inFlight > 0);
    }

    /**
     * Says why nothing more may be claimed for the endpoint now.
     *
     * @param reason why
     * @param untilMillis the earliest instant at which it may end, or 0 if unknown
     */
    record Hold(Reason reason, long untilMillis) {}

    /**
     * Returns why nothing more may be claimed for it now, or null if something may. Returns the same object while the
     * reason does not change.
     */
    @Nullable
    Hold hold(long now) {
        held = allowance(now) > 0 ? null : currentHold(now);
        return held;
    }

    /** Returns the last result of {@link #hold}. */
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

    /** Returns when its pause ends; an instant in the past if it is not paused. */
    long pausedUntil() {
        return pausedUntil;
    }

    /** Returns whether its state can be dropped, given for how long a response is worth remembering. */
    boolean isUnremarkable(long now, long memoryMillis) {
        return inFlight == 0
                && failuresInARow == 0
                && now >= pausedUntil
                && rate.isIdle(now)
                && (!answered || now - heardAt >= memoryMillis);
    }
}
