package org.webhooks4j.internal.tree;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Parses strings that are date-times with an offset from UTC, such as {@code 2026-11-23T16:11:07.887Z} and
 * {@code 2026-11-23T17:11:07.887+01:00}: those of RFC 3339, and those without the seconds or without the colon in the
 * offset.
 */
public final class Moments {

    /** {@code 2026-11-23T16:11Z}. */
    private static final int SHORTEST = 17;

    /** {@code 2026-11-23T16:11:07.123456789+01:00}. */
    private static final int LONGEST = 35;

    private static final int MAX_FRACTION_DIGITS = 9;

    private final String text;
    private int at;

    private Moments(String text) {
        this.text = text;
    }

    /** Returns the instant of a date-time, or null if the text is not a date-time with an offset. */
    public static @Nullable Instant of(String text) {
        boolean looksLikeOne = text.length() >= SHORTEST
                && text.length() <= LONGEST
                && text.charAt(10) == 'T'
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(13) == ':';
        return looksLikeOne ? new Moments(text).moment() : null;
    }

    private @Nullable Instant moment() {
        int year = digits(4);
        int month = digitsAfter('-');
        int day = digitsAfter('-');
        int hour = digitsAfter('T');
        int minute = digitsAfter(':');
        int second = isNext(':') ? digitsAfter(':') : 0;
        int nanos = isNext('.') ? nanos() : 0;
        int offset = offsetMinutes();
        if (at != text.length()) {
            return null;
        }
        try {
            return LocalDateTime.of(year, month, day, hour, minute, second, nanos)
                    .toInstant(ZoneOffset.ofTotalSeconds(offset * 60));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private int offsetMinutes() {
        if (isNext('Z')) {
            at++;
            return 0;
        }
        if (!isNext('+') && !isNext('-')) {
            return fail();
        }
        int sign = text.charAt(at++) == '+' ? 1 : -1;
        int hours = digits(2);
        boolean hasColon = isNext(':');
        if (hasColon) {
            at++;
        }
        int minutes = hasColon || at < text.length() ? digits(2) : 0;
        return minutes < 60 ? sign * (hours * 60 + minutes) : fail();
    }

    private int nanos() {
        at++;
        int start = at;
        int nanos = 0;
        while (at < text.length() && isDigit(text.charAt(at)) && at - start < MAX_FRACTION_DIGITS) {
            nanos = nanos * 10 + text.charAt(at++) - '0';
        }
        if (at == start) {
            return fail();
        }
        for (int i = at - start; i < MAX_FRACTION_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private int digitsAfter(char separator) {
        if (!isNext(separator)) {
            return fail();
        }
        at++;
        return digits(2);
    }

    private int digits(int count) {
        int number = 0;
        for (int end = at + count; at < end; at++) {
            if (at >= text.length() || !isDigit(text.charAt(at))) {
                return fail();
            }
            number = number * 10 + text.charAt(at) - '0';
        }
        return number;
    }

    /** Moves past the end of the text, so that the result is invalid whatever follows. */
    private int fail() {
        at = text.length() + 1;
        return 0;
    }

    private boolean isNext(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
