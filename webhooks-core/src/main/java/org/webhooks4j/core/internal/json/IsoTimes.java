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
 * Dates and times as receivers in any language read them: in the form of RFC 3339, with the seconds, without the name
 * of a zone.
 */
final class IsoTimes {

    private static final int SECONDS_OF_MINUTE = 60;

    private IsoTimes() {}

    /** Whether the values of a class are dates, times or lengths of time that have no other text than their own. */
    static boolean isTime(Class<?> type) {
        return type.getName().startsWith("java.time.")
                || TemporalAccessor.class.isAssignableFrom(type)
                || TemporalAmount.class.isAssignableFrom(type);
    }

    /** The text of a date, a time, a length of time or a moment. */
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

    /** RFC 3339 knows no offset with seconds, as that of Berlin before 1893. */
    private static String text(OffsetDateTime dateTime) {
        boolean isWholeMinute = dateTime.getOffset().getTotalSeconds() % SECONDS_OF_MINUTE == 0;
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                isWholeMinute ? dateTime : dateTime.withOffsetSameInstant(ZoneOffset.UTC));
    }

    /** With the nanoseconds, where it is a timestamp of a database. */
    // Hosts have such dates; this is where they end.
    @SuppressWarnings("JavaUtilDate")
    private static Instant moment(Date date) {
        try {
            return date.toInstant();
        } catch (UnsupportedOperationException e) {
            // A date or a time of day of java.sql; which, cannot be asked without that module.
            return Instant.ofEpochMilli(date.getTime());
        }
    }
}
