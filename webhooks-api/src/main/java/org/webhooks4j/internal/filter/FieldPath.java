package org.webhooks4j.internal.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where in an object to look, in the grammar of {@link org.webhooks4j.Change}. A field's name on a list means that
 * field of every element.
 *
 * @param text the path as it was written
 * @param steps what it consists of
 */
public record FieldPath(String text, List<Step> steps) {

    /** A field's name, or the index of a list's element if the name is null. */
    record Step(@Nullable String field, int index) {}

    /** Reads a path. */
    public static FieldPath of(String text) {
        Values.checkLength(text);
        return new FieldPath(text, List.copyOf(new FieldPathParser(text).steps()));
    }

    /** Whether it names an element of a list by its index. */
    public boolean hasIndex() {
        return steps.stream().anyMatch(step -> step.field == null);
    }

    /** All values that a tree has at this path. */
    List<@Nullable Object> valuesIn(Map<String, @Nullable Object> tree) {
        List<@Nullable Object> values = new ArrayList<>(1);
        collect(tree, 0, values);
        return values;
    }

    private void collect(@Nullable Object value, int depth, List<@Nullable Object> values) {
        if (depth == steps.size()) {
            values.add(value);
            return;
        }
        Step step = steps.get(depth);
        if (value instanceof Map<?, ?> map) {
            if (step.field != null && map.containsKey(step.field)) {
                collect(map.get(step.field), depth + 1, values);
            }
        } else if (value instanceof List<?> list) {
            if (step.field != null) {
                list.forEach(element -> collect(element, depth, values));
            } else if (step.index < list.size()) {
                collect(list.get(step.index), depth + 1, values);
            }
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
