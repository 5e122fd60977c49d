package org.webhooks4j.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Texts and numbers that stores handle differently unless they follow one rule. */
final class NastyValues {

    /** Texts that no store keeps: PostgreSQL refuses U+0000, and half of a surrogate pair has no UTF-8 form. */
    static final List<String> UNCLEAN =
            List.of("\u0000", "a\u0000b", "\uD83D", "\uDE00", "a\uD83Db", "\uDE00\uD83D", "\uD83D\uD83D\uDE00");

    /** Texts that every store keeps unchanged. */
    static final List<String> ODD = List.of(
            "\uFFFF",
            "\uFFFD",
            "\uD83D\uDE00",
            "\uDBFF\uDFFF",
            "a ",
            " a",
            "A",
            "a",
            "\u00E9",
            "e\u0301",
            "'",
            "\\",
            "\\0",
            "%",
            "_",
            "?",
            "{",
            "\t\r\n",
            "\u0001",
            "\u2028");

    static final List<Instant> INSTANTS = List.of(
            Instant.MIN,
            Instant.ofEpochMilli(Long.MIN_VALUE),
            Instant.parse("-0001-01-01T00:00:00Z"),
            Instant.EPOCH.minusMillis(1),
            Instant.parse("+10000-01-01T00:00:00Z"),
            Instant.ofEpochMilli(Long.MAX_VALUE),
            Instant.MAX);

    static final List<Duration> DURATIONS = List.of(
            Duration.ofSeconds(Long.MIN_VALUE),
            Duration.ofMillis(Long.MIN_VALUE),
            Duration.ofNanos(-1),
            Duration.ZERO,
            Duration.ofNanos(1),
            Duration.ofMillis(Long.MAX_VALUE),
            Duration.ofSeconds(Long.MAX_VALUE, 999_999_999));

    private NastyValues() {}

    /** Returns all texts, and one of a body's maximum length that ends with unclean characters. */
    static List<String> texts() {
        return Stream.of(UNCLEAN.stream(), ODD.stream(), Stream.of("\uD83D\uDE00".repeat(8_191) + "\u0000\uD83D"))
                .flatMap(texts -> texts)
                .toList();
    }

    /** Replaces each unclean character with U+FFFD. */
    static String cleaned(String text) {
        StringBuilder cleaned = new StringBuilder();
        text.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? 0xFFFD : c)
                .forEach(cleaned::appendCodePoint);
        return cleaned.toString();
    }
}
