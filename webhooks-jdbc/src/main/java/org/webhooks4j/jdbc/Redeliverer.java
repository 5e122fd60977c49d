package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.spi.DeliveryLog;

/** Puts past deliveries back into the queue. */
final class Redeliverer {

    private final Sql sql;

    Redeliverer(Sql sql) {
        this.sql = sql;
    }

    Set<String> redeliver(Connection connection, List<Delivery> deliveries, Trigger trigger, DeliveryLog log)
            throws SQLException {
        Map<DeliveryId, Delivery> wanted = new LinkedHashMap<>();
        deliveries.forEach(delivery -> wanted.put(DeliveryId.of(delivery.id()), delivery));
        Set<String> events = lockedEvents(connection, wanted.keySet());
        Set<DeliveryId> pending = pending(connection, wanted.keySet());
        wanted.keySet().removeIf(id -> pending.contains(id) || !events.contains(id.event()));
        if (wanted.isEmpty()) {
            return Set.of();
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        wanted.forEach((id, delivery) -> {
            rows.add(new @Nullable Object[] {
                id.event(),
                id.ordinal(),
                delivery.webhookId(),
                Lane.numberOf(delivery.objectType(), delivery.objectId()),
                delivery.sequence(),
                delivery.attempts(),
                trigger.name(),
                delivery.incarnation()
            });
            ids.add(delivery.id());
        });
        sql.rows(StatementName.REINSERT).update(connection, rows);
        log.reopen(JdbcTransaction.of(connection), ids);
        return ids;
    }

    /** Locks the events, so that no purge removes them before it can see that their deliveries are pending again. */
    private Set<String> lockedEvents(Connection connection, Set<DeliveryId> ids) throws SQLException {
        List<@Nullable Object[]> rows = ids.stream()
                .map(DeliveryId::event)
                .distinct()
                .sorted()
                .map(event -> new @Nullable Object[] {event})
                .toList();
        return new HashSet<>(sql.rows(StatementName.LOCK_EVENTS).query(connection, rows, row -> row.getString("id")));
    }

    private Set<DeliveryId> pending(Connection connection, Set<DeliveryId> ids) throws SQLException {
        return new HashSet<>(sql.rows(StatementName.PENDING)
                .query(
                        connection,
                        DeliveryKeys.rows(ids),
                        row -> new DeliveryId(row.getString("event_id"), row.getInt("ordinal"))));
    }
}
