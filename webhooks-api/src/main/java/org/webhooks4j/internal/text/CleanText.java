package org.webhooks4j.internal.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ensures text that every database can store and UTF-8 can encode: without U+0000, which PostgreSQL rejects, and
 * without unpaired surrogates, which are not characters. Text that identifies something is rejected if it is not clean
 * ({@link #fault}); text that is only displayed is cleaned ({@link #clean}).
 */
public final class CleanText {

    private static final char REPLACEMENT = '\uFFFD';

    private CleanText() {}

    /** Replaces each U+0000 and each unpaired surrogate with U+FFFD. Returns the same instance if there is none. */
    public static String clean(String text) {
        return replaced(text, true);
    }

    /**
     * Replaces each unpaired surrogate with U+FFFD. Returns the same instance if there is none. For JSON, which escapes
     * U+0000.
     */
    public static String wellFormed(String text) {
        return replaced(text, false);
    }

    /** Returns the cleaned text, or null for null. */
    public static @Nullable String cleanOrNull(@Nullable String text) {
        return text == null ? null : clean(text);
    }

    /** Whether {@link #clean} would replace nothing. */
    public static boolean isClean(String text) {
        return firstUnclean(text, 0, true) < 0;
    }

    /**
     * Describes what is wrong with a text, or returns null if it is clean. The description completes a sentence that
     * starts with the text's name, such as {@code has the character U+0000 at position 3}. Positions start at 1. The
     * description contains no part of the text.
     */
    public static @Nullable String fault(String text) {
        int first = firstUnclean(text, 0, true);
        if (first < 0) {
            return null;
        }
        String what = text.charAt(first) == 0 ? "the character U+0000" : "half of a surrogate pair";
        return "has " + what + " at position " + (first + 1);
    }

    /** Cleans the names and values of headers. Returns the same instance if nothing is replaced. */
    public static Map<String, List<String>> cleanLists(Map<String, List<String>> texts) {
        boolean isClean = texts.entrySet().stream()
                .allMatch(entry ->
                        isClean(entry.getKey()) && entry.getValue().stream().allMatch(CleanText::isClean));
        if (isClean) {
            return texts;
        }
        Map<String, List<String>> clean = new LinkedHashMap<>();
        texts.forEach((name, values) -> clean.computeIfAbsent(clean(name), key -> new ArrayList<>())
                .addAll(values.stream().map(CleanText::clean).toList()));
        return clean;
    }

    /** Cleans names and values. Returns the same instance if nothing is replaced. */
    public static Map<String, String> cleanAll(Map<String, String> texts) {
        boolean isClean =
                texts.entrySet().stream().allMatch(entry -> isClean(entry.getKey()) && isClean(entry.getValue()));
        if (isClean) {
            return texts;
        }
        Map<String, String> clean = new LinkedHashMap<>();
        texts.forEach((name, value) -> clean.put(clean(name), clean(value)));
        return clean;
    }

    /**
     * Rejects a text that is not clean.
     *
     * @param name what the text is; the message starts with it
     * @throws IllegalArgumentException if the text has a {@link #fault}
     */
    public static void check(String name, @Nullable String text) {
        String fault = text == null ? null : fault(text);
        if (fault != null) {
            throw new IllegalArgumentException(name + " " + fault + "; leave it out");
        }
    }

    private static String replaced(String text, boolean withNul) {
        int first = firstUnclean(text, 0, withNul);
        if (first < 0) {
            return text;
        }
        StringBuilder replaced = new StringBuilder(text);
        for (int i = first; i >= 0; i = firstUnclean(text, i + 1, withNul)) {
            replaced.setCharAt(i, REPLACEMENT);
        }
        return replaced.toString();
    }

    private static int firstUnclean(String text, int from, boolean withNul) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 && withNul) {
                return i;
            }
            if (Character.isSurrogate(c)) {
                boolean isPair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!isPair) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
