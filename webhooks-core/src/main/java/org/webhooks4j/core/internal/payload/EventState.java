package org.webhooks4j.core.internal.payload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Change;
import org.webhooks4j.Event;
import org.webhooks4j.spi.JsonCodec;

/** Writes an event's states and changes in the form in which they are stored. */
final class EventState {

    private EventState() {}

    static String write(JsonCodec codec, Event event) {
        Map<String, @Nullable Object> before = event.before();
        Map<String, @Nullable Object> after = event.after();
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        if (before == null && after == null) {
            state.put("truncated", true);
        } else {
            state.put("object", after == null ? before : after);
            if (before != null && after != null) {
                state.put("before", before);
            }
            if (!event.changes().isEmpty()) {
                state.put("changes", toTree(event.changes()));
            }
        }
        return codec.write(state);
    }

    private static List<Map<String, @Nullable Object>> toTree(List<Change> changes) {
        List<Map<String, @Nullable Object>> tree = new ArrayList<>();
        for (Change change : changes) {
            Map<String, @Nullable Object> entry = new LinkedHashMap<>();
            entry.put("path", change.path());
            if (!change.isAdded()) {
                entry.put("before", change.before());
            }
            if (!change.isRemoved()) {
                entry.put("after", change.after());
            }
            tree.add(entry);
        }
        return tree;
    }
}
