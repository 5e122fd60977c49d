package org.webhooks4j.internal.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.json.TreePath;
import org.webhooks4j.internal.json.TreePath.Step;

/**
 * Where in an object to look, in the grammar of {@link org.webhooks4j.Change}. A field's name on a list means that
 * field of every element.
 *
 * @param text the path as it was written
 * @param steps what it consists of
 */
public record FieldPath(String text, List<Step> steps) {

    /** Reads a path. */
    public static FieldPath of(String text) {
        Values.checkLength(text);
        return new FieldPath(text, List.copyOf(TreePath.parse(text)));
    }

    /** Whether it names an element of a list by its index. */
    public boolean hasIndex() {
        return steps.stream().anyMatch(step -> !step.isField());
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
            if (step.isField() && map.containsKey(step.name())) {
                collect(map.get(step.name()), depth + 1, values);
            }
        } else if (value instanceof List<?> list) {
            if (step.isField()) {
                list.forEach(element -> collect(element, depth, values));
            } else if (step.index() < list.size()) {
                collect(list.get(step.index()), depth + 1, values);
            }
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
