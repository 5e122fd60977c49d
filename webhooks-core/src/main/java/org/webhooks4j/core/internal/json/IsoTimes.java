package org.webhooks4j.core.internal.json;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Calendar;
import java.util.Date;

/**
 * Formats dates and times so that receivers in any language can parse them: as in RFC 3339, with seconds, without a
 * zone name.
 */
final class IsoTimes {

    private static final int SECONDS_OF_MINUTE = 60;

    private IsoTimes() {}

    /** Returns whether the values of a class are dates, times or durations for which this class defines the text. */
    static boolean isTime(Class<?> type) {
        return type.getName().startsWith("java.time.")
                || TemporalAccessor.class.isAssignableFrom(type)
                || TemporalAmount.class.isAssignableFrom(type);
    }

    /** Returns the text of a date, a time, a duration or an instant. */
    static String text(Object time) {
        if (time instanceof OffsetDateTime dateTime) {
            return text(dateTime);
        }
        if (time instanceof ZonedDateTime dateTime) {
            return text(dateTime.toOffsetDateTime());
        }
        if (time instanceof LocalDateTime dateTime) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(dateTime);
        }
        if (time instanceof LocalTime localTime) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(localTime);
        }
        if (time instanceof OffsetTime offsetTime) {
            return DateTimeFormatter.ISO_OFFSET_TIME.format(offsetTime);
        }
        if (time instanceof Date date) {
            return moment(date).toString();
        }
        return time instanceof Calendar calendar ? calendar.toInstant().toString() : time.toString();
    }

    /** RFC 3339 has no offsets with seconds, such as that of Berlin before 1893. */
    private static String text(OffsetDateTime dateTime) {
        boolean isWholeMinute = dateTime.getOffset().getTotalSeconds() % SECONDS_OF_MINUTE == 0;
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                isWholeMinute ? dateTime : dateTime.withOffsetSameInstant(ZoneOffset.UTC));
    }

    /** Returns the instant of a date, with nanoseconds if it is a database timestamp. */
    // Hosts use such dates; they are converted here.
    @SuppressWarnings("JavaUtilDate")
    private static Instant moment(Date date) {
        try {
            return date.toInstant();
        } catch (UnsupportedOperationException e) {
            // A date or time of java.sql; its class cannot be tested without depending on that module.
            return Instant.ofEpochMilli(date.getTime());
        }
    }
}
