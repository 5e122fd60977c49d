package org.webhooks4j.internal.time;

import java.time.Duration;
import java.time.Instant;

/** Times as the numbers that stores keep and count with. What no number holds becomes the nearest one. */
public final class Numbers {

    /** More than a hundred million years, and little enough to be added to the time of day or taken from it. */
    private static final long LONGEST_MILLIS = 1L << 62;

    private Numbers() {}

    /** Milliseconds since 1970. */
    public static long millisOf(Instant instant) {
        if (instant.isBefore(Instant.ofEpochMilli(Long.MIN_VALUE))) {
            return Long.MIN_VALUE;
        }
        return instant.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE)) ? Long.MAX_VALUE : instant.toEpochMilli();
    }

    /** Milliseconds that can be added to, and taken from, those of any time of day without an overflow. */
    public static long millisOf(Duration duration) {
        if (duration.compareTo(Duration.ofMillis(LONGEST_MILLIS)) > 0) {
            return LONGEST_MILLIS;
        }
        return duration.compareTo(Duration.ofMillis(-LONGEST_MILLIS)) < 0 ? -LONGEST_MILLIS : duration.toMillis();
    }

    /** Nanoseconds, at most those of 292 years. */
    public static long nanosOf(Duration duration) {
        if (duration.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0) {
            return Long.MAX_VALUE;
        }
        return duration.compareTo(Duration.ofNanos(Long.MIN_VALUE)) < 0 ? Long.MIN_VALUE : duration.toNanos();
    }
}
