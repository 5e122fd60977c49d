package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
        return sql.rows(StatementName.LOCK_PENDING)
                .query(connection, DeliveryKeys.rows(ids.stream().sorted().toList()), PendingRow::read);
    }

    /**
     * Ends deliveries. A row with an invalid id is removed without a log entry, because the log could not store the id.
     */
    void end(Connection connection, List<PendingRow> rows, DeliveryLog log) throws SQLException {
        sql.rows(StatementName.DELETE)
                .update(
                        connection,
                        DeliveryKeys.rows(rows.stream().map(PendingRow::id).toList()));
        List<Completion> ended = ended(connection, rows);
        if (!ended.isEmpty()) {
            log.append(JdbcTransaction.of(connection), ended);
        }
    }

    private List<Completion> ended(Connection connection, List<PendingRow> rows) throws SQLException {
        List<@Nullable Object[]> ids = rows.stream()
                .map(row -> row.id().event())
                .distinct()
                .map(event -> new @Nullable Object[] {event})
                .toList();
        Map<String, StoredEvent> events = new HashMap<>();
        sql.rows(StatementName.EVENT_HEADS)
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
