package org.webhooks4j.internal.json;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a JSON object one by one. Null counts as missing. Every problem is reported under its field's
 * name. A field that was never read is also a problem, because its name is most likely misspelt.
 */
public class JsonFields {

    private final Map<String, @Nullable Object> values;
    private final BiConsumer<String, String> problems;
    private final Set<String> asked = new LinkedHashSet<>();

    /**
     * Creates a reader of an object's fields.
     *
     * @param problems receives a field's name and a description of the problem
     */
    protected JsonFields(Map<String, @Nullable Object> values, BiConsumer<String, String> problems) {
        this.values = values;
        this.problems = problems;
    }

    /** Reports a problem with a field. */
    public final void problem(String name, String problem) {
        problems.accept(name, problem);
    }

    /** Returns the raw value, or null. */
    public final @Nullable Object value(String name) {
        asked.add(name);
        return values.get(name);
    }

    /** Returns a string, or null. */
    public final @Nullable String text(String name) {
        Object value = value(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        problem(name, "is not a text; write one in quotation marks");
        return null;
    }

    /** Returns a string, or the fallback if it is missing. */
    public final String text(String name, String fallback) {
        String text = text(name);
        return text == null ? fallback : text;
    }

    /** Returns a boolean, or null. */
    public final @Nullable Boolean flag(String name) {
        Object value = value(name);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        problem(name, "is neither true nor false; write one of these, without quotation marks");
        return null;
    }

    /** Returns an integer, or null. */
    public final @Nullable Integer wholeNumber(String name) {
        Object value = value(name);
        if (value instanceof Long number && number == number.intValue()) {
            return number.intValue();
        }
        if (value != null) {
            problem(name, "is not a whole number; write one such as 8, without quotation marks");
        }
        return null;
    }

    /** Returns a number, or null. */
    public final @Nullable Double number(String name) {
        Object value = value(name);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value != null) {
            problem(name, "is not a number; write one such as 0.5, without quotation marks");
        }
        return null;
    }

    /** Returns a list of strings, or an empty list. */
    public final List<String> texts(String name) {
        Object value = value(name);
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        if (value != null) {
            problem(name, "is not a list of texts; write one such as [\"a\", \"b\"], or []");
        }
        return List.of();
    }

    /** Returns strings by name, or an empty map. */
    public final Map<String, String> textsByName(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        Object value = value(name);
        if (value instanceof Map<?, ?> map && map.values().stream().allMatch(String.class::isInstance)) {
            map.forEach((key, entry) -> texts.put((String) key, (String) entry));
        } else if (value != null) {
            problem(name, "is not an object whose values are texts; write one such as {\"X-Name\": \"value\"}");
        }
        return texts;
    }

    /** Returns an object, or null. */
    @SuppressWarnings("unchecked") // A tree's maps have strings as keys.
    public final @Nullable Map<String, @Nullable Object> object(String name) {
        Object value = value(name);
        if (value == null || value instanceof Map) {
            return (Map<String, @Nullable Object>) value;
        }
        problem(name, "is not an object; write one such as {\"name\": \"web-01\"}");
        return null;
    }

    /** Finishes reading and reports the fields that were never read. */
    public final void end() {
        values.keySet().stream()
                .filter(name -> !asked.contains(name))
                .forEach(name -> problem(
                        name, "there is no such field; check the spelling, there are " + String.join(", ", asked)));
    }
}
