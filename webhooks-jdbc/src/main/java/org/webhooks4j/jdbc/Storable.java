package org.webhooks4j.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * Text from outside in a form that every database takes. What a receiver answered must not be able to keep the log, and
 * with it the queue, from being written.
 */
final class Storable {

    private static final char REPLACEMENT = '\ufffd';

    private Storable() {}

    /** The text with U+0000 and halves of surrogate pairs replaced. */
    static @Nullable String text(@Nullable String text) {
        if (text == null) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return cleaned(text);
            }
        }
        return text;
    }

    static @Nullable String atMost(int length, @Nullable String text) {
        return text == null || text.length() <= length ? text(text) : text(text.substring(0, length));
    }

    /** The text with everything but ASCII replaced, which is what databases of any encoding take. */
    static String ascii(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(c -> ascii.append(c > 0 && c < 128 ? (char) c : '?'));
        return ascii.toString();
    }

    private static String cleaned(String text) {
        StringBuilder cleaned = new StringBuilder(text.length());
        text.codePoints().forEach(c -> cleaned.appendCodePoint(isRefused(c) ? REPLACEMENT : c));
        return cleaned.toString();
    }

    private static boolean isRefused(int codePoint) {
        return codePoint == 0 || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }
}
