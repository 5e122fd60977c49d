package org.webhooks4j.internal.filter;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON trees as text (RFC 8259). */
public final class JsonWriter {

    private final StringBuilder json = new StringBuilder();

    private JsonWriter() {}

    /** Returns a tree as JSON text without whitespace. */
    public static String write(@Nullable Object tree) {
        JsonWriter writer = new JsonWriter();
        writer.append(tree);
        return writer.json.toString();
    }

    private void append(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            appendObject(map);
        } else if (value instanceof List<?> list) {
            appendArray(list);
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            json.append(value);
        } else {
            appendText(value.toString());
        }
    }

    private void appendObject(Map<?, ?> map) {
        String separator = "{";
        for (Map.Entry<?, ?> field : map.entrySet()) {
            json.append(separator);
            appendText(String.valueOf(field.getKey()));
            json.append(':');
            append(field.getValue());
            separator = ",";
        }
        json.append(map.isEmpty() ? "{}" : "}");
    }

    private void appendArray(List<?> list) {
        String separator = "[";
        for (Object element : list) {
            json.append(separator);
            append(element);
            separator = ",";
        }
        json.append(list.isEmpty() ? "[]" : "]");
    }

    private void appendText(String text) {
        json.append('"');
        text.codePoints().forEach(this::appendCharacter);
        json.append('"');
    }

    private void appendCharacter(int c) {
        // An unpaired surrogate has no UTF-8 form and would be lost in storage.
        boolean isHalf = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        if (c == '"' || c == '\\') {
            json.append('\\').append((char) c);
        } else if (c < ' ' || isHalf) {
            json.append(String.format("\\u%04x", c));
        } else {
            json.appendCodePoint(c);
        }
    }
}
