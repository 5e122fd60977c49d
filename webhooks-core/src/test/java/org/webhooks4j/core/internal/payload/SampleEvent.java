package org.webhooks4j.core.internal.payload;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.webhooks4j.Change;
import org.webhooks4j.Event;
import org.webhooks4j.EventType;
import org.webhooks4j.spi.StoredEvent;

/** A sample event about server 42. */
record SampleEvent(
        String id,
        EventType type,
        Instant occurredAt,
        String objectType,
        String objectId,
        String actor,
        String origin,
        Map<String, Object> before,
        Map<String, Object> after,
        List<Change> changes)
        implements Event {

    private static final String ID = "evt_01JDCMSXWFT36JZ9V3GHZ5K7AB";
    private static final Instant TIMESTAMP = Instant.parse("2026-11-23T16:11:07.887Z");

    static SampleEvent of(String type, Map<String, Object> before, Map<String, Object> after) {
        return new SampleEvent(
                ID, EventType.of(type), TIMESTAMP, "server", "42", "alice", "importer", before, after, List.of());
    }

    static SampleEvent update() {
        return of("update", tree("name", "web-01", "status", "in_stock"), tree("name", "web-01", "status", "active"))
                .with(Change.replaced("status", "in_stock", "active"));
    }

    static SampleEvent truncated() {
        return of("update", null, null);
    }

    /** Creates a tree from names and values in turn. */
    static Map<String, Object> tree(Object... namesAndValues) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            tree.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return tree;
    }

    SampleEvent with(Change... changes) {
        return new SampleEvent(
                id, type, occurredAt, objectType, objectId, actor, origin, before, after, List.of(changes));
    }

    SampleEvent by(String actor) {
        return new SampleEvent(id, type, occurredAt, objectType, objectId, actor, origin, before, after, changes);
    }

    SampleEvent at(Instant occurredAt) {
        return new SampleEvent(id, type, occurredAt, objectType, objectId, actor, origin, before, after, changes);
    }

    SampleEvent as(String objectType, String objectId) {
        return new SampleEvent(id, type, occurredAt, objectType, objectId, actor, origin, before, after, changes);
    }

    StoredEvent stored(String payload) {
        return new StoredEvent(id, type, objectType, objectId, actor, origin, occurredAt, payload);
    }
}
