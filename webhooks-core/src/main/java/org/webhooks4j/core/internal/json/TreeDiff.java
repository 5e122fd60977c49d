package org.webhooks4j.core.internal.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Change;
import org.webhooks4j.internal.json.TreePath;
import org.webhooks4j.internal.tree.SameValues;

/**
 * Computes the changes between two trees. Applied in order to the first tree, the changes yield a tree that is
 * {@linkplain SameValues#same the same} as the second.
 */
public final class TreeDiff {

    /** The total budget for the longest common subsequences of all lists: about ten milliseconds. */
    private static final long MAX_STEPS = 4_000_000;

    private final CommonSubsequence.Budget budget = new CommonSubsequence.Budget(MAX_STEPS);
    private final List<Change> changes = new ArrayList<>();
    private final StringBuilder path = new StringBuilder();

    private TreeDiff() {}

    /** Returns the changes that, applied in order to {@code before}, yield {@code after}. */
    public static List<Change> between(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        TreeDiff diff = new TreeDiff();
        diff.compareMaps(before, after);
        return Collections.unmodifiableList(diff.changes);
    }

    private void compareMaps(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        int parent = path.length();
        before.forEach((name, value) -> {
            TreePath.appendField(path, name);
            if (after.containsKey(name)) {
                compare(value, after.get(name));
            } else {
                changes.add(Change.removed(path.toString(), value));
            }
            path.setLength(parent);
        });
        after.forEach((name, value) -> {
            if (!before.containsKey(name)) {
                TreePath.appendField(path, name);
                changes.add(Change.added(path.toString(), value));
                path.setLength(parent);
            }
        });
    }

    private void compare(@Nullable Object before, @Nullable Object after) {
        if (before instanceof Map && after instanceof Map) {
            compareMaps(JsonTreeRules.map(before), JsonTreeRules.map(after));
        } else if (before instanceof List && after instanceof List) {
            compareLists(JsonTreeRules.list(before), JsonTreeRules.list(after));
        } else if (!SameValues.same(before, after)) {
            changes.add(Change.replaced(path.toString(), before, after));
        }
    }

    private void compareLists(List<@Nullable Object> before, List<@Nullable Object> after) {
        ListAlignment alignment = ListAlignment.of(before, after, budget);
        int left = 0;
        int right = 0;
        while (left < before.size() || right < after.size()) {
            int nextLeft = alignment.nextMatched(left);
            int nextRight = alignment.partner(nextLeft);
            replace(before.subList(left, nextLeft), after.subList(right, nextRight), right, alignment.isById());
            if (nextLeft < before.size() && alignment.isById()) {
                compareElements(before.get(nextLeft), after.get(nextRight), nextRight);
            }
            left = nextLeft + 1;
            right = nextRight + 1;
        }
    }

    private void compareElements(@Nullable Object before, @Nullable Object after, int index) {
        int parent = path.length();
        TreePath.appendIndex(path, index);
        compare(before, after);
        path.setLength(parent);
    }

    /**
     * Replaces a run of elements. Everything left of {@code index} is already in its final state, so the run now begins
     * at {@code index}. Elements without ids in the same place are treated as one that changed.
     */
    private void replace(
            List<@Nullable Object> removed, List<@Nullable Object> inserted, int index, boolean areOthers) {
        int paired = Math.min(removed.size(), inserted.size());
        int parent = path.length();
        for (int i = 0; i < paired; i++) {
            if (areOthers) {
                TreePath.appendIndex(path, index + i);
                changes.add(Change.replaced(path.toString(), removed.get(i), inserted.get(i)));
                path.setLength(parent);
            } else {
                compareElements(removed.get(i), inserted.get(i), index + i);
            }
        }
        for (Object element : removed.subList(paired, removed.size())) {
            TreePath.appendIndex(path, index + paired);
            changes.add(Change.removed(path.toString(), element));
            path.setLength(parent);
        }
        for (int i = paired; i < inserted.size(); i++) {
            TreePath.appendIndex(path, index + i);
            changes.add(Change.added(path.toString(), inserted.get(i)));
            path.setLength(parent);
        }
    }
}
