package org.webhooks4j.core.internal.payload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.internal.json.CanonicalText;

/**
 * Computes the changes of an update in DataGerry's form: {@code old} has the fields of the state before that have
 * changed, {@code new} those of the state after that have changed.
 *
 * <p>A DataGerry object keeps its fields in a list called {@code fields}, each an object with a {@code name} and a
 * {@code value}. If both states have such a list, its elements are compared. Otherwise the top-level fields are
 * compared and represented as such elements.
 */
final class FieldDifferences {

    private FieldDifferences() {}

    static Map<String, List<?>> between(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        if (before.get("fields") instanceof List<?> oldFields && after.get("fields") instanceof List<?> newFields) {
            return differences(oldFields, newFields);
        }
        return differences(fieldsOf(before), fieldsOf(after));
    }

    private static Map<String, List<?>> differences(List<?> oldFields, List<?> newFields) {
        Map<String, List<?>> differences = new LinkedHashMap<>();
        differences.put("old", without(oldFields, newFields));
        differences.put("new", without(newFields, oldFields));
        return differences;
    }

    private static List<?> without(List<?> fields, List<?> others) {
        Set<String> known = new HashSet<>();
        others.forEach(other -> known.add(CanonicalText.of(other)));
        return fields.stream()
                .filter(field -> !known.contains(CanonicalText.of(field)))
                .toList();
    }

    private static List<?> fieldsOf(Map<String, @Nullable Object> tree) {
        List<Map<String, @Nullable Object>> fields = new ArrayList<>();
        tree.forEach((name, value) -> {
            Map<String, @Nullable Object> field = new LinkedHashMap<>();
            field.put("name", name);
            field.put("value", value);
            fields.add(field);
        });
        return fields;
    }
}
