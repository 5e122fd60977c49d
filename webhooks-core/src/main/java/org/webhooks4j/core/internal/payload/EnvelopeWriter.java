package org.webhooks4j.core.internal.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.json.JsonText;

/** Writes one JSON object member by member, around existing JSON text. */
final class EnvelopeWriter {

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
        separate();
        JsonText.appendText(text, name);
        text.append(':');
        return this;
    }

    /** Writes a member, or nothing if the value is null. */
    EnvelopeWriter member(String name, @Nullable String value) {
        if (value != null) {
            JsonText.appendText(name(name).text, value);
        }
        return this;
    }

    EnvelopeWriter member(String name, long value) {
        name(name).text.append(value);
        return this;
    }

    /** Copies all members of a serialized object into this one. */
    EnvelopeWriter membersOf(String object) {
        if (object.length() > 2) {
            separate();
            text.append(object, 1, object.length() - 1);
        }
        return this;
    }

    byte[] toUtf8() {
        return text.toString().getBytes(UTF_8);
    }

    private void separate() {
        if (text.charAt(text.length() - 1) != '{') {
            text.append(',');
        }
    }
}
