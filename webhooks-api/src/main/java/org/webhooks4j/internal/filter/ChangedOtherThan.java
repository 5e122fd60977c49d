package org.webhooks4j.internal.filter;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tests whether any field except the given ones changed. */
public record ChangedOtherThan(List<FieldPath> paths) implements Clause {

    static final String KEY = "changedOtherThan";

    public ChangedOtherThan {
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("the list is empty; write at least one path");
        }
        paths = List.copyOf(paths);
    }

    @Override
    public Truth test(States states) {
        if (!states.canDiffer()) {
            return states.changedWithoutBoth();
        }
        return Truth.of(Difference.first(states, paths) != null);
    }

    @Override
    public String explain(States states) {
        return "something changed other than "
                + paths.stream().map(FieldPath::text).collect(Collectors.joining(", ")) + ": " + met(states);
    }

    private String met(States states) {
        if (!states.canDiffer()) {
            return states.whyNotBoth();
        }
        String different = Difference.first(states, paths);
        return different == null ? "nothing else changed" : different + " changed";
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
        return Map.of(KEY, paths.stream().map(FieldPath::text).toList());
    }

    @Override
    public int size() {
        return 1 + paths.size();
    }
}
