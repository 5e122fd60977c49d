package org.webhooks4j.jdbc.internal.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.jdbc.internal.row.DeliveryId;
import org.webhooks4j.jdbc.internal.row.Lane;
import org.webhooks4j.jdbc.internal.sql.Columns;
import org.webhooks4j.jdbc.internal.sql.Sql;
import org.webhooks4j.jdbc.internal.transaction.ConnectionTransaction;
import org.webhooks4j.spi.DeliveryLog;

/** Puts past deliveries back into the queue. */
final class Redeliverer {

    /** A past delivery that goes back into the queue. */
    record Past(DeliveryId id, Delivery delivery, Trigger trigger) {

        static final Columns<Past> COLUMNS = Columns.<Past>none()
                .part(DeliveryId.COLUMNS, Past::id)
                .part(Lane.COLUMNS, Past::lane)
                .bigintOrNull("sequence", row -> row.delivery.sequence())
                .integer("attempts", row -> row.delivery.attempts())
                .text("triggered_by", row -> row.trigger.name())
                .bigint("incarnation", row -> row.delivery.incarnation());

        private Lane lane() {
            return new Lane(delivery.webhookId(), Lane.numberOf(delivery.objectType(), delivery.objectId()));
        }
    }

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
        List<Past> rows = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        wanted.forEach((id, delivery) -> {
            rows.add(new Past(id, delivery, trigger));
            ids.add(delivery.id());
        });
        sql.rows(QueueStatements.REINSERT).update(connection, rows);
        log.reopen(new ConnectionTransaction(connection), ids);
        return ids;
    }

    /** Locks the events, so that no purge removes them before it can see that their deliveries are pending again. */
    private Set<String> lockedEvents(Connection connection, Set<DeliveryId> ids) throws SQLException {
        List<String> rows =
                ids.stream().map(DeliveryId::event).distinct().sorted().toList();
        return new HashSet<>(sql.rows(QueueStatements.LOCK_EVENTS).query(connection, rows, row -> row.getString("id")));
    }

    private Set<DeliveryId> pending(Connection connection, Set<DeliveryId> ids) throws SQLException {
        return new HashSet<>(sql.rows(QueueStatements.PENDING).query(connection, List.copyOf(ids), DeliveryId::read));
    }
}
