package org.webhooks4j.jdbc.internal.event;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.webhooks4j.internal.time.Numbers;
import org.webhooks4j.jdbc.internal.row.DeliveryId;
import org.webhooks4j.jdbc.internal.row.StoredEvents;
import org.webhooks4j.jdbc.internal.row.TimeRange;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.jdbc.internal.sql.Sql;
import org.webhooks4j.jdbc.internal.sql.Tables;
import org.webhooks4j.jdbc.internal.transaction.PurgeLock;
import org.webhooks4j.jdbc.internal.transaction.Transactions;
import org.webhooks4j.spi.EventStore;
import org.webhooks4j.spi.StoredEvent;

public final class JdbcEventStore implements EventStore {

    private final Transactions transactions;
    private final Sql sql;
    private final String now;
    private final String find;
    private final String purgeable;
    private final PurgeLock turn;

    /**
     * Where the next step of a purge continues, so that not every step passes over the old events of pending and dead
     * deliveries. Losing it does no harm.
     */
    private volatile String purgedUpTo = "";

    public JdbcEventStore(Transactions transactions, Sql sql, Tables tables) {
        this.transactions = transactions;
        this.sql = sql;
        this.now = "SELECT " + sql.now();
        this.find = tables.resolve("SELECT " + StoredEvents.COLUMNS.names() + " FROM $event WHERE id = ?");
        this.purgeable = tables.resolve("SELECT e.id FROM $event e WHERE e.id > ? AND e.id < ?"
                + " AND NOT EXISTS (SELECT 1 FROM $delivery d WHERE d.event_id = e.id)"
                + " AND NOT EXISTS (SELECT 1 FROM $log l WHERE l.event_id = e.id)"
                + " AND NOT EXISTS (SELECT 1 FROM $base b WHERE b.base_event_id = e.id)"
                + " ORDER BY e.id LIMIT ? FOR UPDATE SKIP LOCKED");
        this.turn = new PurgeLock(sql);
    }

    @Override
    public Optional<StoredEvent> find(String eventId) {
        return DeliveryId.isEvent(eventId)
                ? transactions.own(
                        "read an event",
                        connection ->
                                Jdbc.query(connection, find, StoredEvents::read, DeliveryId.event(eventId)).stream()
                                        .findFirst())
                : Optional.empty();
    }

    @Override
    public Optional<StoredEvent> base(String deliveryId) {
        DeliveryId id = DeliveryId.parse(deliveryId);
        return id == null
                ? Optional.empty()
                : transactions.own(
                        "read an event",
                        connection -> Optional.ofNullable(ComparisonBases.read(sql, connection, List.of(id))
                                .get(id)));
    }

    @Override
    public int purge(Duration olderThan, int limit) {
        return transactions.own(
                "purge events", connection -> turn.during(connection, mine -> purge(mine, olderThan, limit)));
    }

    /**
     * Locks the events, then checks again that nothing refers to them: a redelivery locks its event before it refers to
     * it.
     */
    private int purge(Connection connection, Duration olderThan, int limit) throws SQLException {
        long millis = Jdbc.query(connection, now, row -> row.getLong(1)).get(0);
        String end = TimeRange.boundary(millis - Numbers.millisOf(olderThan) + 1);
        List<String> old = Jdbc.query(connection, purgeable, row -> row.getString("id"), purgedUpTo, end, limit);
        // The search is a statement of its own: within a DELETE, MariaDB would lock the rows of the queue and the log
        // that the search reads.
        List<String> unused =
                sql.rows(EventStatements.UNUSED_EVENTS).query(connection, old, row -> row.getString("id"));
        sql.rows(EventStatements.DELETE_BASES).update(connection, unused);
        sql.rows(EventStatements.DELETE_EVENTS).update(connection, unused);
        purgedUpTo = old.size() < limit ? "" : old.get(limit - 1);
        return old.size();
    }
}
