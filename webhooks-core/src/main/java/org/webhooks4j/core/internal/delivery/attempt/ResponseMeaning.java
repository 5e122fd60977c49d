package org.webhooks4j.core.internal.delivery.attempt;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Outcome;

/** Interprets a receiver's response. */
final class ResponseMeaning {

    /** The longest time for which a receiver may postpone a delivery. */
    static final Duration MAX_RETRY_AFTER = Duration.ofHours(24);

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");

    /** A number with more digits exceeds the maximum and may overflow. */
    private static final int MAX_DIGITS = 9;

    /** RFC 9110, section 5.6.7: the preferred format and the two obsolete ones that recipients must accept. */
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            new DateTimeFormatterBuilder()
                    .appendPattern("EEEE, dd-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
                    .appendPattern(" HH:mm:ss 'GMT'")
                    .toFormatter(Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC),
            new DateTimeFormatterBuilder()
                    .appendPattern("EEE MMM ")
                    .padNext(2)
                    .appendValue(ChronoField.DAY_OF_MONTH)
                    .appendPattern(" HH:mm:ss yyyy")
                    .toFormatter(Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC));

    private ResponseMeaning() {}

    /** Returns the outcome for a status code; only 200 to 299 is success. */
    static Outcome outcomeOf(int statusCode) {
        if (statusCode >= 200 && statusCode <= 299) {
            return Outcome.DELIVERED;
        }
        if (statusCode >= 300 && statusCode <= 399) {
            return Outcome.REDIRECTED;
        }
        return switch (statusCode) {
            case 410 -> Outcome.GONE;
            case 429, 502, 503, 504 -> Outcome.THROTTLED;
            default -> Outcome.REJECTED;
        };
    }

    /**
     * Returns how long the receiver asks to wait: RFC 9110, section 10.2.3, seconds or an HTTP date.
     *
     * @return between zero and {@link #MAX_RETRY_AFTER}; zero if the header is missing or invalid
     */
    static Duration retryAfter(Map<String, List<String>> headers, Instant now) {
        String value = first(headers.get("retry-after"));
        if (value == null) {
            return Duration.ZERO;
        }
        Duration asked = SECONDS.matcher(value).matches() ? ofSeconds(value) : untilDate(value, now);
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : asked;
    }

    private static Duration ofSeconds(String digits) {
        return digits.length() > MAX_DIGITS ? MAX_RETRY_AFTER : Duration.ofSeconds(Long.parseLong(digits));
    }

    private static Duration untilDate(String value, Instant now) {
        for (DateTimeFormatter format : DATES) {
            try {
                return Duration.between(now, ZonedDateTime.parse(value, format).toInstant());
            } catch (DateTimeParseException e) {
                // Tries the next format.
            }
        }
        return Duration.ZERO;
    }

    private static @Nullable String first(@Nullable List<String> values) {
        return values == null || values.isEmpty() ? null : values.get(0).strip();
    }
}
