package org.webhooks4j.jdbc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Converts ranges of time to ranges of ids. An event's id is a <a href="https://github.com/ulid/spec">ULID</a>: its
 * first ten characters are the milliseconds of the event's time in base 32. A range of time therefore needs no index
 * but that of the ids.
 */
final class TimeRange {

    private static final String BEFORE_ALL_IDS = "";
    private static final String AFTER_ALL_IDS = "~";
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 10;
    private static final long LAST_MILLIS = (1L << 48) - 1;

    private TimeRange() {}

    /**
     * Returns the boundary of an instant: ids of events at this instant or later are not less, those of earlier events
     * are less.
     */
    static String boundary(long epochMillis) {
        if (epochMillis < 0) {
            return BEFORE_ALL_IDS;
        }
        if (epochMillis > LAST_MILLIS) {
            return AFTER_ALL_IDS;
        }
        char[] text = new char[LENGTH];
        long rest = epochMillis;
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = DIGITS.charAt((int) (rest & 31));
            rest >>>= 5;
        }
        return new String(text);
    }

    /** Returns the boundary of an instant, or null for null. */
    static @Nullable String boundary(@Nullable Instant instant) {
        Long millis = Jdbc.millis(instant);
        return millis == null ? null : boundary(millis.longValue());
    }
}
