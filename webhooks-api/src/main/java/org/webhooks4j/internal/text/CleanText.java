package org.webhooks4j.internal.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Text that every database can hold and UTF-8 can carry: without U+0000, which PostgreSQL refuses, and without halves
 * of surrogate pairs, which are no characters. Text that identifies something is refused if it is not clean
 * ({@link #fault}); text that is only shown is cleaned ({@link #clean}).
 */
public final class CleanText {

    private static final char REPLACEMENT = '\uFFFD';

    private CleanText() {}

    /**
     * The text with U+FFFD in place of each U+0000 and each half of a surrogate pair; the same instance if it has none.
     */
    public static String clean(String text) {
        return replaced(text, true);
    }

    /**
     * The text with U+FFFD in place of each half of a surrogate pair; the same instance if it has none. For JSON, which
     * carries U+0000 as an escape.
     */
    public static String wellFormed(String text) {
        return replaced(text, false);
    }

    /** The cleaned text, or null for null. */
    public static @Nullable String cleanOrNull(@Nullable String text) {
        return text == null ? null : clean(text);
    }

    /** Whether nothing would be replaced. */
    public static boolean isClean(String text) {
        return firstUnclean(text, 0, true) < 0;
    }

    /**
     * What is wrong with a text, as the end of a sentence that begins with its name, such as {@code has the character
     * U+0000 at position 3}; null if it is clean. Positions count from 1. Holds nothing of the text.
     */
    public static @Nullable String fault(String text) {
        int first = firstUnclean(text, 0, true);
        if (first < 0) {
            return null;
        }
        String what = text.charAt(first) == 0 ? "the character U+0000" : "half of a surrogate pair";
        return "has " + what + " at position " + (first + 1);
    }

    /** Names and values of headers, cleaned; the same instance if nothing would be replaced. */
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

    /** Names and values, cleaned; the same instance if nothing would be replaced. */
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
     * Refuses a text that is not clean.
     *
     * @param name what it is, as the message begins
     * @throws IllegalArgumentException if it has a {@link #fault}
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
