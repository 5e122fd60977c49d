package org.webhooks4j.core.internal.net;

import java.time.Duration;
import org.webhooks4j.internal.time.Numbers;

/** A time limit, measured with the monotonic {@link System#nanoTime()}, so that setting a clock does not affect it. */
public final class Deadline {

    private final long begin = nanoTime();
    private final long nanos;

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    /** Creates a deadline after a duration from now. */
    public static Deadline after(Duration limit) {
        return new Deadline(nanosOf(limit));
    }

    /** Returns how many nanoseconds are left; zero or less once the deadline has passed. */
    public long nanosLeft() {
        return nanos - (nanoTime() - begin);
    }

    /** Returns a duration in nanoseconds, at most {@link Long#MAX_VALUE}, which is 292 years. */
    public static long nanosOf(Duration duration) {
        return Numbers.nanosOf(duration);
    }

    /** Returns the nano time, which only measures durations. */
    public static long nanoTime() {
        return System.nanoTime();
    }
}
