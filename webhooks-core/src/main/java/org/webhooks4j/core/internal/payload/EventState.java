package org.webhooks4j.core.internal.payload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Event;
import org.webhooks4j.core.internal.json.EventPayload;
import org.webhooks4j.spi.JsonCodec;

/**
 * Serializes an event's states and changes in their stored form. Unlike {@link EventPayload#write}, which has the
 * complete event, this class only has what was stored.
 */
final class EventState {

    private EventState() {}

    static String write(JsonCodec codec, Event event) {
        Map<String, @Nullable Object> before = event.before();
        Map<String, @Nullable Object> after = event.after();
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        if (before == null && after == null) {
            state.put("truncated", true);
            return codec.write(state);
        }
        boolean isUpdate = before != null && after != null;
        state.put("object", after == null ? before : after);
        if (isUpdate) {
            state.put("before", before);
        }
        // The state before may have been too large to store although the changes were not.
        boolean onlyBeforeIsOmitted = event.omitted().equals(List.of("before"));
        if (isUpdate || onlyBeforeIsOmitted || !event.changes().isEmpty()) {
            state.put("changes", EventPayload.toTree(event.changes()));
        }
        if (!event.omitted().isEmpty()) {
            state.put("omitted", event.omitted());
        }
        return codec.write(state);
    }
}
