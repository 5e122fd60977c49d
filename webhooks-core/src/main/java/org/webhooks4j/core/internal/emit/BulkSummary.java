package org.webhooks4j.core.internal.emit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Event;
import org.webhooks4j.EventType;
import org.webhooks4j.core.internal.json.EventTree;
import org.webhooks4j.core.internal.match.Subscription;

/** Replaces the events of one bulk call for one webhook with a single event, which has the time of the first. */
final class BulkSummary {

    /** The type of both the summary event and its object. */
    static final EventType TYPE = EventType.of("summary");

    static final int MAX_OBJECTS = 500;

    private final Subscription subscription;
    private final String eventId;
    private final Map<String, Map<String, Object>> counts = new TreeMap<>();
    private final List<Map<String, Object>> objects = new ArrayList<>();
    private final Instant at;
    private final @Nullable String firstActor;
    private final @Nullable String firstOrigin;
    private boolean oneActor = true;
    private boolean oneOrigin = true;
    private long events;

    BulkSummary(Subscription subscription, String eventId, Event first) {
        this.subscription = subscription;
        this.eventId = eventId;
        this.at = first.occurredAt();
        this.firstActor = first.actor();
        this.firstOrigin = first.origin();
    }

    Subscription subscription() {
        return subscription;
    }

    String eventId() {
        return eventId;
    }

    void add(Event event) {
        events++;
        counts.computeIfAbsent(event.objectType(), type -> new TreeMap<>())
                .merge(event.type().value(), 1L, (one, other) -> (Long) one + (Long) other);
        if (objects.size() < MAX_OBJECTS) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("type", event.type().value());
            object.put("objectType", event.objectType());
            object.put("objectId", event.objectId());
            objects.add(object);
        }
        oneActor &= Objects.equals(firstActor, event.actor());
        oneOrigin &= Objects.equals(firstOrigin, event.origin());
    }

    Event toEvent() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("events", events);
        tree.put("counts", counts);
        tree.put("objects", objects);
        if (events > objects.size()) {
            tree.put("omitted", events - objects.size());
        }
        return new EventTree(
                eventId,
                TYPE,
                at,
                TYPE.value(),
                subscription.webhook().id(),
                oneActor ? firstActor : null,
                oneOrigin ? firstOrigin : null,
                null,
                tree,
                List.of());
    }
}
