package org.webhooks4j.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes trees as JSON text (RFC 8259), for receivers or for ourselves. The two differ in unpaired surrogates, which
 * are not characters and which UTF-8 cannot encode. Receivers fail on their escapes (RFC 7493, section 2.1), and read
 * U+FFFD in their place; what we read again ourselves has the escapes. All other text is kept.
 */
public final class JsonText {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private static final JsonText FOR_RECEIVERS = new JsonText(false);
    private static final JsonText FOR_OURSELVES = new JsonText(true);

    private final boolean exact;

    private JsonText(boolean exact) {
        this.exact = exact;
    }

    /** Returns a tree as JSON text without insignificant whitespace, with U+FFFD for unpaired surrogates. */
    public static String of(@Nullable Object tree) {
        StringBuilder json = new StringBuilder(512);
        FOR_RECEIVERS.append(json, tree);
        return json.toString();
    }

    /** Returns a tree as JSON text without insignificant whitespace, from which the same tree can be read. */
    public static String exact(@Nullable Object tree) {
        StringBuilder json = new StringBuilder();
        FOR_OURSELVES.append(json, tree);
        return json.toString();
    }

    private void append(StringBuilder json, @Nullable Object value) {
        if (value instanceof String text) {
            appendString(json, text);
        } else if (value instanceof Map<?, ?> map) {
            appendMap(json, map);
        } else if (value instanceof List<?> list) {
            appendList(json, list);
        } else if (value instanceof BigDecimal number) {
            boolean plain = number.scale() >= 0 && number.scale() <= TreeNumbers.MAX_PLAIN_DIGITS;
            json.append(plain ? number.toPlainString() : number.toString());
        } else if (value == null || value instanceof Boolean || isNumber(value)) {
            json.append(value);
        } else {
            throw new IllegalArgumentException("a JSON tree cannot hold a "
                    + value.getClass().getName()
                    + "; it holds maps, lists, text, Long, BigInteger, BigDecimal, booleans"
                    + " and null");
        }
    }

    /** Appends a quoted string, with U+FFFD for unpaired surrogates. */
    public static void appendText(StringBuilder json, String text) {
        FOR_RECEIVERS.appendString(json, text);
    }

    private void appendString(StringBuilder json, String text) {
        json.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            json.append(text, written, i);
            appendEscaped(json, c);
            written = i + 1;
        }
        json.append(text, written, text.length()).append('"');
    }

    private void appendEscaped(StringBuilder json, char c) {
        if (Character.isSurrogate(c) && !exact) {
            json.append('\uFFFD');
            return;
        }
        json.append('\\');
        switch (c) {
            case '"', '\\' -> json.append(c);
            case '\n' -> json.append('n');
            case '\r' -> json.append('r');
            case '\t' -> json.append('t');
            default ->
                json.append('u')
                        .append(HEX[c >> 12])
                        .append(HEX[c >> 8 & 15])
                        .append(HEX[c >> 4 & 15])
                        .append(HEX[c & 15]);
        }
    }

    private void appendMap(StringBuilder json, Map<?, ?> map) {
        json.append('{');
        char separator = 0;
        for (Map.Entry<?, ?> field : map.entrySet()) {
            if (separator != 0) {
                json.append(separator);
            }
            separator = ',';
            appendString(json, (String) field.getKey());
            json.append(':');
            append(json, field.getValue());
        }
        json.append('}');
    }

    private void appendList(StringBuilder json, List<?> list) {
        json.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                json.append(',');
            }
            append(json, list.get(i));
        }
        json.append(']');
    }

    // A host's own format may write an Integer; its JSON text is the same as a Long's. What a filter meets in an object
    // of the host's may be any number, and is only shown.
    private boolean isNumber(Object value) {
        return (exact && value instanceof Number)
                || value instanceof Long
                || value instanceof BigInteger
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte;
    }
}
