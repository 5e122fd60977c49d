package org.webhooks4j.internal.filter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.tree.SameValues;

/** Tests whether a field changed, optionally from or to a given value. */
public record Changed(
        FieldPath path, @Nullable End from, @Nullable End to) implements Clause {

    static final String KEY = "changed";
    static final String FROM = "from";
    static final String TO = "to";

    /** The value before or after a change. */
    public record End(@Nullable Object value) {

        public End {
            value = Values.scalar(value);
        }
    }

    @Override
    public Truth test(States states) {
        if (!states.canDiffer()) {
            return states.changedWithoutBoth();
        }
        List<@Nullable Object> before = states.valuesAt(path, Side.BEFORE);
        List<@Nullable Object> after = states.valuesAt(path, Side.AFTER);
        if (before.isEmpty() && after.isEmpty()) {
            return Truth.UNKNOWN;
        }
        return Truth.of(!SameValues.same(before, after))
                .and(became(from, after, before))
                .and(became(to, before, after));
    }

    /**
     * Tests whether more values equal the end's value on its own side than on the other. Counting discounts a list's
     * elements that had the value anyway.
     */
    private static Truth became(@Nullable End end, List<@Nullable Object> without, List<@Nullable Object> with) {
        if (end == null) {
            return Truth.TRUE;
        }
        return with.isEmpty()
                ? Truth.UNKNOWN
                : Truth.of(Values.count(with, end.value) > Values.count(without, end.value));
    }

    @Override
    public String explain(States states) {
        return path + " changed"
                + (from == null ? "" : " from " + Values.show(from.value))
                + (to == null ? "" : " to " + Values.show(to.value))
                + ": " + met(states);
    }

    private String met(States states) {
        if (!states.canDiffer()) {
            return states.whyNotBoth();
        }
        List<@Nullable Object> before = states.valuesAt(path, Side.BEFORE);
        List<@Nullable Object> after = states.valuesAt(path, Side.AFTER);
        if (before.isEmpty() && after.isEmpty()) {
            return "it is absent";
        }
        return SameValues.same(before, after)
                ? "it did not change"
                : "it changed from " + shown(before) + " to " + shown(after);
    }

    private static String shown(List<@Nullable Object> values) {
        return values.isEmpty() ? "nothing" : Values.showAll(values);
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put(KEY, path.text());
        if (from != null) {
            tree.put(FROM, from.value);
        }
        if (to != null) {
            tree.put(TO, to.value);
        }
        return Collections.unmodifiableMap(tree);
    }

    @Override
    public int size() {
        return 1;
    }
}
