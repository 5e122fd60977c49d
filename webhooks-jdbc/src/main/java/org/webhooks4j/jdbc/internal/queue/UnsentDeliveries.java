package org.webhooks4j.jdbc.internal.queue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.webhooks4j.jdbc.internal.row.DeliveryId;
import org.webhooks4j.jdbc.internal.row.StoredEnums;
import org.webhooks4j.jdbc.internal.row.StoredEvents;
import org.webhooks4j.jdbc.internal.sql.Sql;
import org.webhooks4j.jdbc.internal.transaction.ConnectionTransaction;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.StoredEvent;

/** Locks pending deliveries and ends them without a claim. */
final class UnsentDeliveries {

    private final Sql sql;

    UnsentDeliveries(Sql sql) {
        this.sql = sql;
    }

    /**
     * Locks the deliveries in the order in which all transactions lock them; workers may have ended some in the
     * meantime.
     */
    List<PendingRow> lock(Connection connection, Collection<DeliveryId> ids) throws SQLException {
        return sql.rows(QueueStatements.LOCK_PENDING)
                .query(connection, ids.stream().sorted().toList(), PendingRow::read);
    }

    /**
     * Ends deliveries. A row with an invalid id is removed without a log entry, because the log could not store the id.
     */
    void end(Connection connection, List<PendingRow> rows, DeliveryLog log) throws SQLException {
        sql.rows(QueueStatements.DELETE)
                .update(connection, rows.stream().map(PendingRow::id).toList());
        List<Completion> ended = ended(connection, rows);
        if (!ended.isEmpty()) {
            log.append(new ConnectionTransaction(connection), ended);
        }
    }

    private List<Completion> ended(Connection connection, List<PendingRow> rows) throws SQLException {
        List<String> ids = rows.stream().map(row -> row.id().event()).distinct().toList();
        Map<String, StoredEvent> events = new HashMap<>();
        sql.rows(QueueStatements.EVENT_HEADS)
                .query(connection, ids, UnsentDeliveries::event)
                .forEach(event -> events.put(event.id(), event));
        List<Completion> ended = new ArrayList<>();
        for (PendingRow row : rows) {
            if (row.id().isValid()) {
                String event = row.id().eventId();
                ended.add(row.cancelled(events.getOrDefault(event, StoredEvents.missing(event))));
            }
        }
        return ended;
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        return StoredEvent.builder()
                .id(DeliveryId.eventId(row.getString("id")))
                .type(StoredEnums.eventTypeOf(row.getString("type")))
                .objectType(row.getString("object_type"))
                .objectId(row.getString("object_id"))
                .occurredAt(Instant.ofEpochMilli(row.getLong("occurred_at")))
                .payload("")
                .build();
    }
}
