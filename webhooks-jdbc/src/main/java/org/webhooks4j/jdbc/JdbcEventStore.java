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
    private final PurgeTurn turn;

    /**
     * Where the next step of a purge goes on, so that it does not come across the old events of pending and dead
     * deliveries at every step; of no consequence if it is lost.
     */
    private volatile long purgedUpTo;

    JdbcEventStore(Transactions transactions, Sql sql, Tables tables) {
        this.transactions = transactions;
        this.sql = sql;
        this.find = tables.resolve("SELECT " + StoredEvents.COLUMNS + " FROM $event WHERE id = ?");
        this.purgeable = tables.resolve("SELECT e.id, e.occurred_at FROM $event e"
                + " WHERE e.occurred_at >= ? AND e.occurred_at <= " + sql.now() + " - ?"
                + " AND NOT EXISTS (SELECT 1 FROM $delivery d WHERE d.event_id = e.id)"
                + " AND NOT EXISTS (SELECT 1 FROM $log l WHERE l.event_id = e.id)"
                + " ORDER BY e.occurred_at LIMIT ? FOR UPDATE SKIP LOCKED");
        this.turn = new PurgeTurn(tables);
        this.purgedUpTo = Long.MIN_VALUE;
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
        if (!turn.take(connection)) {
            return 0;
        }
        List<OldEvent> old = Jdbc.query(
                connection,
                purgeable,
                row -> new OldEvent(row.getString("id"), row.getLong("occurred_at")),
                purgedUpTo,
                olderThan.toMillis(),
                limit);
        List<@Nullable Object[]> ids =
                old.stream().map(event -> new @Nullable Object[] {event.id()}).toList();
        sql.rows(StatementName.DELETE_UNUSED_EVENTS).update(connection, ids);
        purgedUpTo = old.size() < limit ? Long.MIN_VALUE : old.get(limit - 1).occurredAt();
        return old.size();
    }

    private record OldEvent(String id, long occurredAt) {}
}
