package org.webhooks4j.internal.text;

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
