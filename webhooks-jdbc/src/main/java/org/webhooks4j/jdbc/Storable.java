package org.webhooks4j.jdbc;

import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;
import org.webhooks4j.internal.text.CleanText;

/** Text in a form that every database takes, beyond what all of it has that reaches a store. */
final class Storable {

    private Storable() {}

    /**
     * An id to look for: one that no row can have becomes the empty text, which none has either. To MariaDB, blanks at
     * the end are no difference.
     */
    static String key(String id) {
        return CleanText.isClean(id) && !id.endsWith(" ") ? id : "";
    }

    static @Nullable String keyOrNull(@Nullable String id) {
        return id == null ? null : key(id);
    }

    static @Nullable String valueOf(@Nullable EventType type) {
        return type == null ? null : type.value();
    }

    static @Nullable String atMost(int length, @Nullable String text) {
        return text == null || text.length() <= length ? text : CleanText.clean(text.substring(0, length));
    }

    /** The text with everything but ASCII replaced, which is what databases of any encoding take. */
    static String ascii(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(c -> ascii.append(c > 0 && c < 128 ? (char) c : '?'));
        return ascii.toString();
    }
}
