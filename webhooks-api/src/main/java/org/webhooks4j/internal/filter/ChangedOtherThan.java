package org.webhooks4j.internal.filter;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Event;

/** A change of any field but those named. */
public record ChangedOtherThan(List<FieldPath> paths) implements Clause {

    static final String KEY = "changedOtherThan";

    public ChangedOtherThan {
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("the list is empty; write at least one path");
        }
        paths = List.copyOf(paths);
    }

    @Override
    public Truth test(Event event) {
        if (!Side.bothIn(event)) {
            return Side.changedWithoutBothIn(event);
        }
        return Truth.of(Difference.first(event, paths) != null);
    }

    @Override
    public String explain(Event event) {
        return "something changed other than "
                + paths.stream().map(FieldPath::text).collect(Collectors.joining(", ")) + ": " + met(event);
    }

    private String met(Event event) {
        if (!Side.bothIn(event)) {
            return Side.whyNotBothIn(event);
        }
        String different = Difference.first(event, paths);
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
