package org.webhooks4j.core.internal.admin;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.InvalidWebhookException.Violation;
import org.webhooks4j.core.internal.json.JsonTreeRules;

/**
 * A JSON object of a file, read field by field. Null counts as missing. What is wrong is collected under its path, and
 * a field that nobody asked for is wrong too, since it is most likely a misspelt name.
 */
final class FileObject {

    private final String path;
    private final Map<String, @Nullable Object> values;
    private final List<Violation> violations;
    private final Set<String> asked = new LinkedHashSet<>();

    FileObject(String path, Map<String, @Nullable Object> values, List<Violation> violations) {
        this.path = path;
        this.values = values;
        this.violations = violations;
    }

    void problem(String field, String problem) {
        violations.add(new Violation(path.isEmpty() ? field : path + "." + field, problem));
    }

    @Nullable
    Object value(String field) {
        asked.add(field);
        return values.get(field);
    }

    @Nullable
    String text(String field) {
        Object value = value(field);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        problem(field, "is not a text; write one in quotation marks");
        return null;
    }

    /** What a text stands for, or null if there is none or it stands for nothing. */
    <T> @Nullable T parsed(String field, Function<String, T> parser, String expected) {
        String text = text(field);
        try {
            return text == null ? null : parser.apply(text);
        } catch (RuntimeException e) {
            problem(field, "'" + text + "' is not usable; write " + expected);
            return null;
        }
    }

    boolean flag(String field, boolean fallback) {
        Object value = value(field);
        if (value == null || value instanceof Boolean) {
            return value == null ? fallback : (Boolean) value;
        }
        problem(field, "is neither true nor false; write one of these, without quotation marks");
        return fallback;
    }

    List<String> texts(String field) {
        Object value = value(field);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        problem(field, "is not a list of texts; write one such as [\"a\", \"b\"]");
        return List.of();
    }

    @Nullable
    Map<String, @Nullable Object> object(String field) {
        Object value = value(field);
        if (value == null || value instanceof Map) {
            return value == null ? null : JsonTreeRules.map(value);
        }
        problem(field, "is not an object; write one in braces");
        return null;
    }

    @Nullable
    List<@Nullable Object> list(String field) {
        Object value = value(field);
        if (value instanceof List) {
            return JsonTreeRules.list(value);
        }
        problem(field, "is missing or not a list");
        return null;
    }

    /** Ends the reading: names the fields that nobody asked for. */
    void end() {
        values.keySet().stream()
                .filter(field -> !asked.contains(field))
                .forEach(field -> problem(
                        field, "there is no such field; check the spelling, there are " + String.join(", ", asked)));
    }
}
