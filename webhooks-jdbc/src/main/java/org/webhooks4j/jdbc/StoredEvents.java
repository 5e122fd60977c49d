package org.webhooks4j.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.time.Numbers;
import org.webhooks4j.spi.StoredEvent;

/** Writes and reads events as rows. */
final class StoredEvents {

    static final String COLUMNS = "id, type, object_type, object_id, actor, origin, occurred_at, payload";

    private StoredEvents() {}

    @SuppressWarnings("NullAway") // A row's values may be null, which an array's type cannot say on every compiler.
    static @Nullable Object[] toRow(String id, StoredEvent event) {
        return new @Nullable Object[] {
            id,
            event.type().value(),
            event.objectType(),
            event.objectId(),
            event.actor(),
            event.origin(),
            Numbers.millisOf(event.occurredAt()),
            event.payload()
        };
    }

    /**
     * Creates a substitute for an event that another program removed. It has no payload and thus cannot be sent, so its
     * delivery ends.
     */
    static StoredEvent missing(String id) {
        return StoredEvent.builder()
                .id(id)
                .type(StoredEnums.UNKNOWN)
                .objectType("unknown")
                .objectId("unknown")
                .occurredAt(Instant.EPOCH)
                .payload("")
                .build();
    }

    static StoredEvent read(ResultSet row) throws SQLException {
        @Nullable String actor = row.getString("actor");
        @Nullable String origin = row.getString("origin");
        return StoredEvent.builder()
                .id(DeliveryId.eventId(row.getString("id")))
                .type(StoredEnums.eventTypeOf(row.getString("type")))
                .objectType(row.getString("object_type"))
                .objectId(row.getString("object_id"))
                .actor(actor)
                .origin(origin)
                .occurredAt(Instant.ofEpochMilli(row.getLong("occurred_at")))
                .payload(row.getString("payload"))
                .build();
    }
}
