package org.webhooks4j.jdbc.internal.row;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.id.Ulid;
import org.webhooks4j.jdbc.internal.sql.Jdbc;

/**
 * Converts ranges of time to ranges of ids. An event's id is a {@link Ulid}: its first characters are the milliseconds
 * of the event's time. A range of time therefore needs no index but that of the ids.
 */
public final class TimeRange {

    private static final String BEFORE_ALL_IDS = "";
    private static final String AFTER_ALL_IDS = "~";
    private static final long LAST_MILLIS = (1L << 48) - 1;

    private TimeRange() {}

    /**
     * Returns the boundary of an instant: ids of events at this instant or later are not less, those of earlier events
     * are less.
     */
    public static String boundary(long epochMillis) {
        if (epochMillis < 0) {
            return BEFORE_ALL_IDS;
        }
        if (epochMillis > LAST_MILLIS) {
            return AFTER_ALL_IDS;
        }
        return Ulid.timeOf(epochMillis);
    }

    /** Returns the boundary of an instant, or null for null. */
    public static @Nullable String boundary(@Nullable Instant instant) {
        Long millis = Jdbc.millis(instant);
        return millis == null ? null : boundary(millis.longValue());
    }
}
