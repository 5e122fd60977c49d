package org.webhooks4j.internal.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.json.TreePath;
import org.webhooks4j.internal.json.TreePath.Step;

/**
 * A path to a field of an object, in the grammar of {@link org.webhooks4j.Change}. A field name applied to a list
 * selects that field of every element.
 *
 * @param text the path as written
 * @param steps the steps of the path
 */
public record FieldPath(String text, List<Step> steps) {

    /** Parses a path. */
    public static FieldPath of(String text) {
        Values.checkLength(text);
        return new FieldPath(text, List.copyOf(TreePath.parse(text)));
    }

    /** Whether the path contains a list index. */
    public boolean hasIndex() {
        return steps.stream().anyMatch(step -> !step.isField());
    }

    /** Returns all values of a tree at this path. */
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
