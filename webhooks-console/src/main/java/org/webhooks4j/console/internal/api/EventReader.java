package org.webhooks4j.console.internal.api;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;

/**
 * Reads an event from JSON. {@code object} has the same meaning as for receivers: the object after an event, but before
 * a deletion.
 */
final class EventReader {

    private EventReader() {}

    static ObjectEvent read(Map<String, @Nullable Object> body) {
        RequestFields fields = new RequestFields("the event", body);
        EventType type =
                Objects.requireNonNullElse(fields.eventType("type", fields.text("type", "")), EventType.UPDATE);
        String objectType = fields.text("objectType", "");
        String objectId = fields.key("objectId");
        Map<String, @Nullable Object> before = fields.object("before");
        Map<String, @Nullable Object> after = fields.object("after");
        Map<String, @Nullable Object> object = fields.object("object");
        String actor = fields.text("actor");
        String origin = fields.text("origin");

        boolean deletion = type.value().equals(EventType.DELETE.value());
        String member = deletion ? "before" : "after";
        Map<String, @Nullable Object> state = deletion ? before : after;
        if (deletion && after != null) {
            fields.problem("after", "is there, but nothing is left after a deletion; write before");
        }
        if (object != null && state != null) {
            fields.problem("object", "stands for " + member + ", which is there too; leave one of them out");
        }
        if (object == null && state == null) {
            fields.problem(
                    member, "is missing; write the object as it " + (deletion ? "was before the deletion" : "is now"));
        }
        if (objectType.isBlank()) {
            fields.problem("objectType", "is missing; write what kind of object it is, such as server");
        }
        if (objectId == null || objectId.isBlank()) {
            fields.problem("objectId", "is missing; write which object it is");
        }
        fields.finish().throwIfAny();
        Map<String, @Nullable Object> known = Objects.requireNonNull(object == null ? state : object);
        ObjectEvent event = before != null && type.value().equals(EventType.UPDATE.value())
                ? ObjectEvent.updated(before, known)
                : ObjectEvent.of(type, known);
        return event.as(objectType, String.valueOf(objectId)).by(actor).from(origin);
    }
}
