package org.webhooks4j.core.internal.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** Writes one JSON object member by member, around pieces of JSON that are finished already. */
final class EnvelopeWriter {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final StringBuilder text;

    EnvelopeWriter(int capacity) {
        this.text = new StringBuilder(capacity);
    }

    EnvelopeWriter beginObject() {
        text.append('{');
        return this;
    }

    EnvelopeWriter endObject() {
        text.append('}');
        return this;
    }

    EnvelopeWriter name(String name) {
        if (text.charAt(text.length() - 1) != '{') {
            text.append(',');
        }
        string(name);
        text.append(':');
        return this;
    }

    /** A member, or nothing if there is no value. */
    EnvelopeWriter member(String name, @Nullable String value) {
        if (value != null) {
            name(name).string(value);
        }
        return this;
    }

    EnvelopeWriter member(String name, long value) {
        name(name).text.append(value);
        return this;
    }

    /** All members of a finished object, into the one that is being written. */
    EnvelopeWriter membersOf(String object) {
        if (object.length() > 2) {
            text.append(',').append(object, 1, object.length() - 1);
        }
        return this;
    }

    byte[] toUtf8() {
        return text.toString().getBytes(UTF_8);
    }

    /** Escapes what RFC 8259, section 7 demands, and nothing else. */
    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\b' -> text.append("\\b");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\f' -> text.append("\\f");
                case '\r' -> text.append("\\r");
                default -> {
                    if (c < ' ') {
                        text.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
