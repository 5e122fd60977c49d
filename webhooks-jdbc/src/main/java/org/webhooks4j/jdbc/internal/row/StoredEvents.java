package org.webhooks4j.jdbc.internal.row;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.time.Numbers;
import org.webhooks4j.jdbc.internal.sql.Columns;
import org.webhooks4j.spi.StoredEvent;

/** Writes and reads events as rows. */
public final class StoredEvents {

    /** All columns of an event. */
    public static final Columns<StoredEvent> COLUMNS = Columns.<StoredEvent>none()
            .text("id", event -> DeliveryId.event(event.id()))
            .text("type", event -> event.type().value())
            .text("object_type", StoredEvent::objectType)
            .text("object_id", StoredEvent::objectId)
            .text("actor", StoredEvent::actor)
            .text("origin", StoredEvent::origin)
            .bigint("occurred_at", event -> Numbers.millisOf(event.occurredAt()))
            .text("payload", StoredEvent::payload)
            .text("context_headers", event -> contextOf(event.contextHeaders()));

    /** The column of an event's key; a row is the stored part of the id. */
    public static final Columns<String> KEY = Columns.<String>none().text("id", id -> id);

    private StoredEvents() {}

    /**
     * Creates a substitute for an event that another program removed. It has no payload and thus cannot be sent, so its
     * delivery ends.
     */
    public static StoredEvent missing(String id) {
        return StoredEvent.builder()
                .id(id)
                .type(StoredEnums.UNKNOWN)
                .objectType("unknown")
                .objectId("unknown")
                .occurredAt(Instant.EPOCH)
                .payload("")
                .build();
    }

    public static StoredEvent read(ResultSet row) throws SQLException {
        @Nullable String actor = row.getString("actor");
        @Nullable String origin = row.getString("origin");
        @Nullable String context = row.getString("context_headers");
        return StoredEvent.builder()
                .id(DeliveryId.eventId(row.getString("id")))
                .type(StoredEnums.eventTypeOf(row.getString("type")))
                .objectType(row.getString("object_type"))
                .objectId(row.getString("object_id"))
                .actor(actor)
                .origin(origin)
                .occurredAt(Instant.ofEpochMilli(row.getLong("occurred_at")))
                .payload(row.getString("payload"))
                .contextHeaders(context == null ? Map.of() : TextList.decodeMap(context))
                .build();
    }

    private static @Nullable String contextOf(Map<String, String> headers) {
        return headers.isEmpty() ? null : TextList.encodeMap(headers);
    }
}
