package org.webhooks4j.core.internal.emit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Change;
import org.webhooks4j.Event;
import org.webhooks4j.EventType;
import org.webhooks4j.core.internal.json.EventTree;
import org.webhooks4j.core.internal.json.TreeDiff;
import org.webhooks4j.internal.tree.SameValues;

/** Computes the net effect of the creations, updates and deletions of one object. */
final class ObjectEffect {

    static final Set<String> TYPES =
            Set.of(EventType.CREATE.value(), EventType.UPDATE.value(), EventType.DELETE.value());

    private final Event first;
    private Event last;
    private boolean alone = true;
    private @Nullable String actor;
    private @Nullable String origin;

    ObjectEffect(Event first) {
        this.first = first;
        this.last = first;
        this.actor = first.actor();
        this.origin = first.origin();
    }

    /** Returns whether events of a type can be combined with others. */
    static boolean takes(String eventType) {
        return TYPES.contains(eventType);
    }

    void add(Event event) {
        last = event;
        alone = false;
        actor = event.actor() == null ? actor : event.actor();
        origin = Objects.equals(origin, event.origin()) ? origin : null;
    }

    /** Returns the combined event, or null if there is no net effect. */
    @Nullable
    Event toEvent() {
        boolean existed = !first.type().equals(EventType.CREATE);
        boolean exists = !last.type().equals(EventType.DELETE);
        if (!existed) {
            return exists ? event(EventType.CREATE, null, last.after()) : null;
        }
        if (!exists) {
            // If an update was raised without its state before, the deletion has more data.
            return event(EventType.DELETE, first.before() == null ? last.before() : first.before(), null);
        }
        return SameValues.same(first.before(), last.after())
                ? null
                : event(EventType.UPDATE, first.before(), last.after());
    }

    private Event event(
            EventType type,
            @Nullable Map<String, @Nullable Object> before,
            @Nullable Map<String, @Nullable Object> after) {
        if (alone) {
            return first;
        }
        List<Change> changes = before == null || after == null ? List.of() : TreeDiff.between(before, after);
        return new EventTree(
                last.id(),
                type,
                last.occurredAt(),
                last.objectType(),
                last.objectId(),
                actor,
                origin,
                before,
                after,
                changes);
    }
}
