package org.webhooks4j.internal.filter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.json.TreePath;
import org.webhooks4j.internal.json.TreePath.Step;
import org.webhooks4j.internal.tree.SameValues;

/** Finds the first field in which two states of an object differ, except for ignored fields. */
final class Difference {

    private final StringBuilder path = new StringBuilder();

    private Difference() {}

    /** Returns the path of the first difference between the states of an event that has both; null if there is none. */
    static @Nullable String first(States states, List<FieldPath> ignored) {
        Difference difference = new Difference();
        List<List<Step>> steps = ignored.stream().map(FieldPath::steps).toList();
        return difference.isIn(states.before(), states.after(), steps) ? difference.path.toString() : null;
    }

    private boolean isIn(@Nullable Object before, @Nullable Object after, List<List<Step>> ignored) {
        if (before instanceof Map<?, ?> fields && after instanceof Map<?, ?> fieldsAfter) {
            return isInFields(fields, fieldsAfter, ignored);
        }
        if (before instanceof List<?> list && after instanceof List<?> listAfter) {
            return isInElements(list, listAfter, ignored);
        }
        return !SameValues.same(before, after);
    }

    private boolean isInFields(Map<?, ?> before, Map<?, ?> after, List<List<Step>> ignored) {
        Set<Object> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        int parent = path.length();
        for (Object name : names) {
            List<List<Step>> below = below(ignored, new Step((String) name, -1));
            if (below.contains(List.of())) {
                continue;
            }
            TreePath.appendField(path, (String) name);
            if (before.containsKey(name) != after.containsKey(name) || isIn(before.get(name), after.get(name), below)) {
                return true;
            }
            path.setLength(parent);
        }
        return false;
    }

    private boolean isInElements(List<?> before, List<?> after, List<List<Step>> ignored) {
        if (before.size() != after.size()) {
            return true;
        }
        int parent = path.length();
        for (int i = 0; i < before.size(); i++) {
            List<List<Step>> below = below(ignored, new Step(null, i));
            if (below.contains(List.of())) {
                continue;
            }
            TreePath.appendIndex(path, i);
            if (isIn(before.get(i), after.get(i), below)) {
                return true;
            }
            path.setLength(parent);
        }
        return false;
    }

    /**
     * Returns the remainders of the paths after one step down. A path that starts with a field also applies to a list's
     * elements, so it is kept.
     */
    private static List<List<Step>> below(List<List<Step>> paths, Step down) {
        List<List<Step>> below = new ArrayList<>();
        for (List<Step> path : paths) {
            if (path.get(0).equals(down)) {
                below.add(path.subList(1, path.size()));
            } else if (down.field() == null && path.get(0).field() != null) {
                below.add(path);
            }
        }
        return below;
    }
}
