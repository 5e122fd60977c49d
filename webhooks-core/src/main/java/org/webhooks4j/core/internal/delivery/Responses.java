package org.webhooks4j.core.internal.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Outcome;

/** What a receiver's answer means. */
final class Responses {

    /** No receiver may put a delivery off for longer. */
    static final Duration MAX_RETRY_AFTER = Duration.ofHours(24);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private Responses() {}

    /** The class of a status; only 200 to 299 is success. */
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
     * How long the receiver asks to wait: RFC 9110, section 10.2.3, seconds or an HTTP date.
     *
     * @return between zero and {@link #MAX_RETRY_AFTER}; zero if it does not ask, or not in a way that can be read
     */
    static Duration retryAfter(Map<String, List<String>> headers, Instant now) {
        String value = first(headers.get("retry-after"));
        if (value == null) {
            return Duration.ZERO;
        }
        Duration asked =
                SECONDS.matcher(value).matches() ? Duration.ofSeconds(Long.parseLong(value)) : untilDate(value, now);
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : asked;
    }

    private static Duration untilDate(String value, Instant now) {
        try {
            Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(now, date);
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }

    private static @Nullable String first(@Nullable List<String> values) {
        return values == null || values.isEmpty() ? null : values.get(0).strip();
    }
}
