package org.webhooks4j.core.internal.delivery.endpoint;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Lets no more requests begin than a number per second. It counts exactly, in a window that slides: a bucket that fills
 * up would let twice as many through in the second after a rest. Not safe for use by many threads.
 */
final class RateLimit {

    private static final double MILLIS_PER_SECOND = 1_000;

    /** When the latest requests began; none without a limit. */
    private final Deque<Long> begun = new ArrayDeque<>();

    private int most = Integer.MAX_VALUE;
    private long windowMillis;

    /** Below one a second the window is longer than a second, so that one request fits into it. */
    void limitTo(@Nullable Double requestsPerSecond) {
        if (requestsPerSecond == null) {
            most = Integer.MAX_VALUE;
            begun.clear();
            return;
        }
        most = Math.max(1, (int) Math.floor(requestsPerSecond));
        windowMillis = (long) Math.ceil(MILLIS_PER_SECOND / Math.min(1, requestsPerSecond));
    }

    void took(long now) {
        if (most < Integer.MAX_VALUE) {
            begun.addLast(now);
        }
    }

    /** How many may begin now. */
    int free(long now) {
        if (most == Integer.MAX_VALUE) {
            return most;
        }
        forgetUntil(now - windowMillis);
        return Math.max(0, most - begun.size());
    }

    /** When the next may begin, while none may now. */
    long freeAt() {
        return begun.element() + windowMillis;
    }

    /** Whether no request of the window that ends now has to be remembered. */
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
