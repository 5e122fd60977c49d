package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.spi.EventStore;
import org.webhooks4j.spi.StoredEvent;

final class JdbcEventStore implements EventStore {

    private final Transactions transactions;
    private final Sql sql;
    private final String find;
    private final String purgeable;

    JdbcEventStore(Transactions transactions, Sql sql, Tables tables) {
        this.transactions = transactions;
        this.sql = sql;
        this.find = tables.resolve("SELECT " + StoredEvents.COLUMNS + " FROM $event WHERE id = ?");
        this.purgeable = tables.resolve("SELECT e.id FROM $event e WHERE e.occurred_at <= " + sql.now() + " - ?"
                + " AND NOT EXISTS (SELECT 1 FROM $delivery d WHERE d.event_id = e.id)"
                + " AND NOT EXISTS (SELECT 1 FROM $log l WHERE l.event_id = e.id)"
                + " ORDER BY e.id LIMIT ? FOR UPDATE SKIP LOCKED");
    }

    @Override
    public Optional<StoredEvent> find(String eventId) {
        return transactions.own(
                "read an event",
                connection ->
                        Jdbc.query(connection, find, StoredEvents::read, eventId.replaceFirst("^evt_", "")).stream()
                                .findFirst());
    }

    @Override
    public int purge(Duration olderThan, int limit) {
        return transactions.own("purge events", connection -> purge(connection, olderThan, limit));
    }

    /** Locks first and looks again then: a redelivery locks its event before it makes it needed again. */
    private int purge(Connection connection, Duration olderThan, int limit) throws SQLException {
        List<@Nullable Object[]> ids = Jdbc.query(
                connection,
                purgeable,
                row -> new @Nullable Object[] {row.getString("id")},
                olderThan.toMillis(),
                limit);
        sql.rows(StatementName.DELETE_UNUSED_EVENTS).update(connection, ids);
        return ids.size();
    }
}
