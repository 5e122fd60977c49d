package org.webhooks4j.core.internal.json;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Change;
import org.webhooks4j.Event;
import org.webhooks4j.EventType;

/** An event with its trees in memory. {@link #toString()} does not include them. */
public record EventTree(
        String id,
        EventType type,
        Instant occurredAt,
        String objectType,
        String objectId,
        @Nullable String actor,
        @Nullable String origin,
        @Nullable Map<String, @Nullable Object> before,
        @Nullable Map<String, @Nullable Object> after,
        List<Change> changes,
        List<String> omitted)
        implements Event {

    /** Creates an event from which nothing was omitted. */
    public EventTree(
            String id,
            EventType type,
            Instant occurredAt,
            String objectType,
            String objectId,
            @Nullable String actor,
            @Nullable String origin,
            @Nullable Map<String, @Nullable Object> before,
            @Nullable Map<String, @Nullable Object> after,
            List<Change> changes) {
        this(id, type, occurredAt, objectType, objectId, actor, origin, before, after, changes, List.of());
    }

    @Override
    public String toString() {
        return "Event[" + id + " " + type + " " + objectType + "/" + objectId + "]";
    }
}
