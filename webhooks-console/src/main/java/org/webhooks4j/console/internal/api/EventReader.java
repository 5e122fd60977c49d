package org.webhooks4j.console.internal.api;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;

/** Makes an event from JSON. */
final class EventReader {

    private EventReader() {}

    static ObjectEvent read(Map<String, @Nullable Object> body) {
        Fields fields = new Fields("the event", body);
        EventType type =
                Objects.requireNonNullElse(fields.eventType("type", fields.text("type", "")), EventType.UPDATE);
        String objectType = fields.text("objectType", "");
        String objectId = fields.key("objectId");
        Map<String, @Nullable Object> before = fields.object("before");
        Map<String, @Nullable Object> after = fields.object("after");
        String actor = fields.text("actor");
        String origin = fields.text("origin");

        boolean deletion = type.value().equals(EventType.DELETE.value());
        Map<String, @Nullable Object> object = deletion ? before : after;
        if (objectType.isBlank()) {
            fields.problem("objectType", "is missing; write what kind of object it is, such as server");
        }
        if (objectId == null || objectId.isBlank()) {
            fields.problem("objectId", "is missing; write which object it is");
        }
        if (object == null) {
            fields.problem(
                    deletion ? "before" : "after",
                    "is missing; write the object as it " + (deletion ? "was before the deletion" : "is now"));
        }
        fields.finish().throwIfAny();
        return event(type, before, after)
                .as(objectType, String.valueOf(objectId))
                .by(actor)
                .from(origin);
    }

    private static ObjectEvent event(
            EventType type,
            @Nullable Map<String, @Nullable Object> before,
            @Nullable Map<String, @Nullable Object> after) {
        if (after == null) {
            return ObjectEvent.of(type, Objects.requireNonNull(before));
        }
        return before != null && type.value().equals(EventType.UPDATE.value())
                ? ObjectEvent.updated(before, after)
                : ObjectEvent.of(type, after);
    }
}
