package org.webhooks4j.core.internal.json;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.webhooks4j.Change;
import org.webhooks4j.Event;
import org.webhooks4j.EventType;

/** Events about a server. */
final class Events {

    private Events() {}

    static Event update(Map<String, Object> before, Map<String, Object> after) {
        return event("update", before, after, TreeDiff.between(before, after));
    }

    static Event event(String type, Map<String, Object> before, Map<String, Object> after, List<Change> changes) {
        return new EventTree(
                "evt_1", EventType.of(type), Instant.EPOCH, "server", "42", "alice", "import", before, after, changes);
    }
}
