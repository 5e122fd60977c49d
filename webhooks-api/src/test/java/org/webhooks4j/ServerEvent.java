package org.webhooks4j;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened to a server, as far as filters look at it. */
record ServerEvent(
        EventType type,
        @Nullable Map<String, @Nullable Object> before,
        @Nullable Map<String, @Nullable Object> after) implements Event {

    static ServerEvent created(Map<String, @Nullable Object> after) {
        return new ServerEvent(EventType.CREATE, null, after);
    }

    static ServerEvent updated(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        return new ServerEvent(EventType.UPDATE, before, after);
    }

    static ServerEvent updatedFromNobodyKnowsWhat(Map<String, @Nullable Object> after) {
        return new ServerEvent(EventType.UPDATE, null, after);
    }

    static ServerEvent deleted(Map<String, @Nullable Object> before) {
        return new ServerEvent(EventType.DELETE, before, null);
    }

    @Override
    public String id() {
        return "evt_1";
    }

    @Override
    public Instant occurredAt() {
        return Instant.EPOCH;
    }

    @Override
    public String objectType() {
        return "server";
    }

    @Override
    public String objectId() {
        return "42";
    }

    @Override
    public @Nullable String actor() {
        return null;
    }

    @Override
    public @Nullable String origin() {
        return null;
    }

    @Override
    public List<Change> changes() {
        throw new UnsupportedOperationException("filters compare the states themselves");
    }
}
