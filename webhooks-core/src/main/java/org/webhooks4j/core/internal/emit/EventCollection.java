package org.webhooks4j.core.internal.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.webhooks4j.Event;

/** Collects events in delivery order and combines those of the same object. */
final class EventCollection {

    private record ObjectKey(String objectType, String objectId) {}

    private final List<ObjectEffect> effects = new ArrayList<>();
    private final Map<ObjectKey, ObjectEffect> open = new HashMap<>();

    void add(Event event) {
        ObjectKey key = new ObjectKey(event.objectType(), event.objectId());
        ObjectEffect effect = open.get(key);
        if (effect != null && ObjectEffect.takes(event.type().value())) {
            effect.add(event);
            return;
        }
        ObjectEffect begun = new ObjectEffect(event);
        effects.add(begun);
        if (ObjectEffect.takes(event.type().value())) {
            open.put(key, begun);
        } else {
            // Later events must not be combined with earlier ones across this event, because that would reorder states.
            open.remove(key);
        }
    }

    List<Event> events() {
        return effects.stream()
                .map(ObjectEffect::toEvent)
                .filter(Objects::nonNull)
                .toList();
    }
}
