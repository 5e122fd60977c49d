package org.webhooks4j.core.internal.json;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Change;
import org.webhooks4j.Event;
import org.webhooks4j.internal.json.TreePath;
import org.webhooks4j.internal.tree.SameValues;

/**
 * Removes fields that a receiver must not see. A path names a field; in lists along the path it applies to every
 * element. Each instance is a node of the tree that the paths form.
 */
public final class Exclusion {

    private static final Exclusion NOTHING = new Exclusion(Map.of());

    /** Excludes a whole value; compared by identity. */
    private static final Exclusion EVERYTHING = new Exclusion(Map.of());

    private final Map<String, Exclusion> fields;

    private Exclusion(Map<String, Exclusion> fields) {
        this.fields = fields;
    }

    /**
     * Creates the exclusion of fields named by paths such as {@code interfaces.mac}.
     *
     * @throws IllegalArgumentException if one is not a path of fields
     */
    public static Exclusion of(Set<String> paths) {
        return paths.isEmpty()
                ? NOTHING
                : ofPaths(paths.stream().map(Exclusion::names).toList());
    }

    /** Returns an event without the excluded fields. */
    public Event without(Event event) {
        if (this == NOTHING) {
            return event;
        }
        Map<String, @Nullable Object> before = event.before() == null ? null : without(event.before());
        Map<String, @Nullable Object> after = event.after() == null ? null : without(event.after());
        return new EventTree(
                event.id(),
                event.type(),
                event.occurredAt(),
                event.objectType(),
                event.objectId(),
                event.actor(),
                event.origin(),
                before,
                after,
                // If the state before was not stored, there are only the changes.
                before == null || after == null ? without(event.changes()) : TreeDiff.between(before, after),
                event.omitted());
    }

    /**
     * Returns whether both states of an event's object are known and the fields visible to the receiver do not differ.
     */
    public boolean hidesAll(Event event) {
        if (event.before() == null || event.after() == null) {
            return false;
        }
        return event.changes().isEmpty()
                || (this != NOTHING && SameValues.same(without(event.before()), without(event.after())));
    }

    /** Returns a tree without the excluded fields. */
    Map<String, @Nullable Object> without(Map<String, @Nullable Object> tree) {
        if (fields.isEmpty()) {
            return tree;
        }
        Map<String, @Nullable Object> pruned = new LinkedHashMap<>();
        tree.forEach((name, value) -> {
            Exclusion below = below(name);
            if (below != EVERYTHING) {
                pruned.put(name, below.prune(value));
            }
        });
        return Collections.unmodifiableMap(pruned);
    }

    /**
     * Returns changes without the excluded fields: applied to a tree without these fields, they yield a tree without
     * them.
     */
    List<Change> without(List<Change> changes) {
        return changes.stream().map(this::without).filter(Objects::nonNull).toList();
    }

    private @Nullable Change without(Change change) {
        Exclusion here = this;
        for (TreePath.Step step : TreePath.parse(change.path())) {
            here = step.isField() ? here.below(step.name()) : here;
        }
        if (here == EVERYTHING) {
            return null;
        }
        if (change.isAdded()) {
            return Change.added(change.path(), here.prune(change.after()));
        }
        if (change.isRemoved()) {
            return Change.removed(change.path(), here.prune(change.before()));
        }
        Object before = here.prune(change.before());
        Object after = here.prune(change.after());
        return SameValues.same(before, after) ? null : Change.replaced(change.path(), before, after);
    }

    private Exclusion below(String name) {
        return this == EVERYTHING ? this : fields.getOrDefault(name, NOTHING);
    }

    private @Nullable Object prune(@Nullable Object value) {
        if (fields.isEmpty()) {
            return value;
        }
        if (value instanceof Map) {
            return without(JsonTreeRules.map(value));
        }
        if (value instanceof List) {
            List<@Nullable Object> pruned = new ArrayList<>();
            JsonTreeRules.list(value).forEach(element -> pruned.add(prune(element)));
            return Collections.unmodifiableList(pruned);
        }
        return value;
    }

    private static Exclusion ofPaths(List<List<String>> paths) {
        if (paths.stream().anyMatch(List::isEmpty)) {
            return EVERYTHING;
        }
        Map<String, Exclusion> fields = new LinkedHashMap<>();
        paths.stream()
                .collect(groupingBy(names -> names.get(0)))
                .forEach((name, group) -> fields.put(
                        name,
                        ofPaths(group.stream()
                                .map(names -> names.subList(1, names.size()))
                                .toList())));
        return new Exclusion(fields);
    }

    private static List<String> names(String path) {
        List<TreePath.Step> steps = TreePath.parse(path);
        if (!steps.stream().allMatch(TreePath.Step::isField)) {
            throw new IllegalArgumentException(
                    "path '" + path
                            + "' is not usable: it names one element of a list; leave the index out, then all of them are meant");
        }
        return steps.stream().map(TreePath.Step::name).toList();
    }
}
