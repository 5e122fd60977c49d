package org.webhooks4j.console.internal.api;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;
import org.webhooks4j.console.internal.http.Violations;

/**
 * A JSON object's fields, read one by one. Null counts as missing. Everything that is wrong is remembered, and so is
 * which fields were asked for: any other is an error, since it is most likely a misspelt name.
 */
final class Fields {

    private final Map<String, @Nullable Object> values;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Violations violations;

    Fields(String what, Map<String, @Nullable Object> values) {
        this.values = values;
        this.violations = new Violations(what);
    }

    @Nullable
    String text(String name) {
        Object value = value(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        violations.add(name, "is not a text; write one in quotation marks");
        return null;
    }

    String text(String name, String fallback) {
        String text = text(name);
        return text == null ? fallback : text;
    }

    /** A text, or a whole number as text. */
    @Nullable
    String key(String name) {
        Object value = value(name);
        return value instanceof Long || value instanceof BigInteger ? value.toString() : text(name);
    }

    /** The event type of a name that was read from a field, or null if it is none. */
    @Nullable
    EventType eventType(String field, String name) {
        try {
            return EventType.of(name);
        } catch (IllegalArgumentException e) {
            violations.add(field, String.valueOf(e.getMessage()));
            return null;
        }
    }

    boolean flag(String name, boolean fallback) {
        Object value = value(name);
        if (value == null || value instanceof Boolean) {
            return value == null ? fallback : (Boolean) value;
        }
        violations.add(name, "is neither true nor false; write one of these, without quotation marks");
        return fallback;
    }

    @Nullable
    Integer wholeNumber(String name) {
        Object value = value(name);
        if (value instanceof Long number && number == number.intValue()) {
            return number.intValue();
        }
        if (value != null) {
            violations.add(name, "is not a whole number; write one such as 8, without quotation marks");
        }
        return null;
    }

    @Nullable
    Double number(String name) {
        Object value = value(name);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value != null) {
            violations.add(name, "is not a number; write one such as 0.5, without quotation marks");
        }
        return null;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        Object value = value(name);
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            list.forEach(entry -> texts.add((String) entry));
        } else if (value != null) {
            violations.add(name, "is not a list of texts; write one such as [\"a\", \"b\"], or []");
        }
        return texts;
    }

    Map<String, String> textsByName(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        Object value = value(name);
        if (value instanceof Map<?, ?> map && map.values().stream().allMatch(String.class::isInstance)) {
            map.forEach((key, entry) -> texts.put((String) key, (String) entry));
        } else if (value != null) {
            violations.add(name, "is not an object whose values are texts; write one such as {\"X-Name\": \"value\"}");
        }
        return texts;
    }

    @SuppressWarnings("unchecked") // A tree's maps have texts as keys.
    @Nullable
    Map<String, @Nullable Object> object(String name) {
        Object value = value(name);
        if (value == null || value instanceof Map) {
            return (Map<String, @Nullable Object>) value;
        }
        violations.add(name, "is not an object; write one such as {\"name\": \"web-01\"}");
        return null;
    }

    @Nullable
    Object value(String name) {
        asked.add(name);
        return values.get(name);
    }

    /** Ends the reading: names the fields that nobody asked for. */
    Violations finish() {
        values.keySet().stream()
                .filter(name -> !asked.contains(name))
                .forEach(name -> violations.add(
                        name, "there is no such field; check the spelling, there are " + String.join(", ", asked)));
        return violations;
    }

    void problem(String name, String problem) {
        violations.add(name, problem);
    }
}
