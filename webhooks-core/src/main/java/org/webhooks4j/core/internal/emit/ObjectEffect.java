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

/** What creations, updates and deletions of one object come to. */
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

    /** Whether an event is of those that can be taken together with others. */
    static boolean takes(String eventType) {
        return TYPES.contains(eventType);
    }

    void add(Event event) {
        last = event;
        alone = false;
        actor = event.actor() == null ? actor : event.actor();
        origin = Objects.equals(origin, event.origin()) ? origin : null;
    }

    /** The one event, or null if nothing happened in the end. */
    @Nullable
    Event toEvent() {
        boolean existed = !first.type().equals(EventType.CREATE);
        boolean exists = !last.type().equals(EventType.DELETE);
        if (!existed) {
            return exists ? event(EventType.CREATE, null, last.after()) : null;
        }
        if (!exists) {
            // Of an update that was said without its state before, the deletion knows more.
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
