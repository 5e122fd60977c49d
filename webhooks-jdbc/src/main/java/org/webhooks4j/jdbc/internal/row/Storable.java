package org.webhooks4j.jdbc.internal.row;

import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;
import org.webhooks4j.internal.text.CleanText;

/** Adapts text to what every database accepts, beyond the rules that the engine enforces already. */
public final class Storable {

    private Storable() {}

    /**
     * Returns an id to search for. An id that no row can have is replaced by the empty text, which no row has either.
     * MariaDB would ignore blanks at the end.
     */
    public static String key(String id) {
        return CleanText.isClean(id) && !id.endsWith(" ") ? id : "";
    }

    public static @Nullable String keyOrNull(@Nullable String id) {
        return id == null ? null : key(id);
    }

    public static @Nullable String valueOf(@Nullable EventType type) {
        return type == null ? null : type.value();
    }

    public static @Nullable String atMost(int length, @Nullable String text) {
        return text == null || text.length() <= length ? text : CleanText.clean(text.substring(0, length));
    }

    /** Returns the text with all characters but ASCII replaced, which databases of any encoding accept. */
    public static String ascii(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(c -> ascii.append(c > 0 && c < 128 ? (char) c : '?'));
        return ascii.toString();
    }
}
