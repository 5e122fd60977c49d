package org.webhooks4j.core.internal.net;

import java.time.Duration;
import org.webhooks4j.internal.time.Numbers;

/** How long something may still take, in real time: no clock, which may be set meanwhile, has a say in it. */
public final class Deadline {

    private final long begin = nanoTime();
    private final long nanos;

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    /** The end of a time that begins now. */
    public static Deadline after(Duration limit) {
        return new Deadline(nanosOf(limit));
    }

    /** How many nanoseconds are left; zero or less once it is over. */
    public long nanosLeft() {
        return nanos - (nanoTime() - begin);
    }

    /** A duration in nanoseconds, or as many as a number holds, which are 292 years. */
    public static long nanosOf(Duration duration) {
        return Numbers.nanosOf(duration);
    }

    /** The time that measures durations and nothing else. */
    public static long nanoTime() {
        return System.nanoTime();
    }
}
