package org.webhooks4j.core.internal.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.json.JsonText;
import org.webhooks4j.internal.tree.Moments;
import org.webhooks4j.internal.tree.SameValues;

/**
 * Computes a lookup key for a tree: two trees have equal texts if and only if they are {@linkplain SameValues#same the
 * same}. Uses text, because no input can make a map with string keys slow.
 */
public final class CanonicalText {

    private final StringBuilder text = new StringBuilder();

    private CanonicalText() {}

    /** Returns the text of a tree. */
    public static String of(@Nullable Object tree) {
        CanonicalText canonical = new CanonicalText();
        canonical.append(tree);
        return canonical.text.toString();
    }

    private void append(@Nullable Object value) {
        if (value instanceof String string) {
            Instant moment = Moments.of(string);
            if (moment == null) {
                JsonText.appendText(text, string);
            } else {
                text.append('@').append(moment);
            }
        } else if (value instanceof Number number) {
            appendNumber(SameValues.decimal(number));
        } else if (value instanceof Map) {
            appendMap(JsonTreeRules.map(value));
        } else if (value instanceof List) {
            text.append('[');
            JsonTreeRules.list(value).forEach(element -> {
                append(element);
                text.append(',');
            });
            text.append(']');
        } else {
            text.append(value);
        }
    }

    /** Appends the digits without trailing zeros, and the exponent. */
    private void appendNumber(BigDecimal number) {
        String digits = number.unscaledValue().toString();
        int end = digits.length();
        while (end > 1 && digits.charAt(end - 1) == '0') {
            end--;
        }
        long exponent = (long) digits.length() - end - number.scale();
        text.append(digits, 0, end);
        if (exponent != 0 && number.signum() != 0) {
            text.append('e').append(exponent);
        }
    }

    private void appendMap(Map<String, @Nullable Object> map) {
        text.append('{');
        new TreeMap<>(map).forEach((name, value) -> {
            JsonText.appendText(text, name);
            append(value);
            text.append(',');
        });
        text.append('}');
    }
}
