package org.webhooks4j.internal.time;

import java.time.Duration;
import java.time.Instant;

/** Converts times to the numbers that stores use. Values out of range become the nearest number. */
public final class Numbers {

    /** More than a hundred million years, and small enough to be added to or subtracted from the current time. */
    private static final long LONGEST_MILLIS = 1L << 62;

    private Numbers() {}

    /** Returns the milliseconds since 1970. */
    public static long millisOf(Instant instant) {
        if (instant.isBefore(Instant.ofEpochMilli(Long.MIN_VALUE))) {
            return Long.MIN_VALUE;
        }
        return instant.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE)) ? Long.MAX_VALUE : instant.toEpochMilli();
    }

    /** Returns milliseconds that can be added to or subtracted from those of the current time without overflow. */
    public static long millisOf(Duration duration) {
        if (duration.compareTo(Duration.ofMillis(LONGEST_MILLIS)) > 0) {
            return LONGEST_MILLIS;
        }
        return duration.compareTo(Duration.ofMillis(-LONGEST_MILLIS)) < 0 ? -LONGEST_MILLIS : duration.toMillis();
    }

    /** Returns nanoseconds, at most those of 292 years. */
    public static long nanosOf(Duration duration) {
        if (duration.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0) {
            return Long.MAX_VALUE;
        }
        return duration.compareTo(Duration.ofNanos(Long.MIN_VALUE)) < 0 ? Long.MIN_VALUE : duration.toNanos();
    }
}
