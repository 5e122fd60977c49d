package org.webhooks4j.core.internal.delivery.endpoint;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Limits the number of requests that begin per second. Counts exactly, in a sliding window: a token bucket would let
 * twice as many through in the second after an idle time. Not thread-safe.
 */
final class RateLimit {

    private static final double MILLIS_PER_SECOND = 1_000;

    /** The start times of the latest requests; empty if there is no limit. */
    private final Deque<Long> begun = new ArrayDeque<>();

    private int most = Integer.MAX_VALUE;
    private long windowMillis;

    /** Sets the limit. Below one per second the window is longer than a second, so that one request fits into it. */
    void limitTo(@Nullable Double requestsPerSecond) {
        if (requestsPerSecond == null) {
            most = Integer.MAX_VALUE;
            begun.clear();
            return;
        }
        most = Math.max(1, (int) Math.floor(requestsPerSecond));
        windowMillis = (long) Math.ceil(MILLIS_PER_SECOND / Math.min(1, requestsPerSecond));
    }

    boolean isLimited() {
        return most < Integer.MAX_VALUE;
    }

    void took(long now) {
        if (isLimited()) {
            begun.addLast(now);
        }
    }

    /** Returns how many requests may begin now. */
    int free(long now) {
        if (!isLimited()) {
            return most;
        }
        forgetUntil(now - windowMillis);
        return Math.max(0, most - begun.size());
    }

    /** Returns when the next request may begin, if none may begin now. */
    long freeAt() {
        return begun.element() + windowMillis;
    }

    /** Returns whether no request began in the window that ends now. */
    boolean isIdle(long now) {
        forgetUntil(now - windowMillis);
        return begun.isEmpty();
    }

    private void forgetUntil(long instant) {
        while (!begun.isEmpty() && begun.peekFirst() <= instant) {
            begun.removeFirst();
        }
    }
}
