package org.webhooks4j.core.internal.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.webhooks4j.Change;
import org.webhooks4j.internal.json.TreePath;

/** Applies changes to a tree as a receiver would. Refuses a change that does not fit the tree. */
final class TreePatch {

    private TreePatch() {}

    static Map<String, Object> apply(Map<String, Object> before, List<Change> changes) {
        Map<String, Object> tree = JsonTreeRules.map(copy(before));
        changes.forEach(change -> apply(tree, change));
        return tree;
    }

    private static void apply(Object tree, Change change) {
        List<TreePath.Step> steps = TreePath.parse(change.path());
        Object parent = tree;
        for (TreePath.Step step : steps.subList(0, steps.size() - 1)) {
            parent = step.isField()
                    ? JsonTreeRules.map(parent).get(step.name())
                    : JsonTreeRules.list(parent).get(step.index());
        }
        TreePath.Step last = steps.get(steps.size() - 1);
        if (last.isField()) {
            applyToMap(JsonTreeRules.map(parent), last.name(), change);
        } else {
            applyToList(JsonTreeRules.list(parent), last.index(), change);
        }
    }

    private static void applyToMap(Map<String, Object> map, String name, Change change) {
        if (map.containsKey(name) == change.isAdded()) {
            throw new IllegalStateException(change + ": the field is there, or is not there, against what it says");
        }
        Object old = change.isRemoved() ? map.remove(name) : map.put(name, copy(change.after()));
        requireSame(change, old);
    }

    private static void applyToList(List<Object> list, int index, Change change) {
        if (change.isAdded()) {
            list.add(index, copy(change.after()));
        } else {
            requireSame(change, change.isRemoved() ? list.remove(index) : list.set(index, copy(change.after())));
        }
    }

    private static void requireSame(Change change, Object old) {
        if (old == null ? change.before() != null : !old.equals(change.before())) {
            throw new IllegalStateException(change + ": another value was there before");
        }
    }

    private static Object copy(Object tree) {
        if (tree instanceof Map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            JsonTreeRules.map(tree).forEach((name, value) -> copy.put(name, copy(value)));
            return copy;
        }
        if (tree instanceof List) {
            List<Object> copy = new ArrayList<>();
            JsonTreeRules.list(tree).forEach(element -> copy.add(copy(element)));
            return copy;
        }
        return tree;
    }
}
