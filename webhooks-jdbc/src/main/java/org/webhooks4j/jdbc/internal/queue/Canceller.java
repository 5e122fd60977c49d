package org.webhooks4j.jdbc.internal.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.webhook.Incarnations;
import org.webhooks4j.jdbc.internal.row.DeliveryId;
import org.webhooks4j.jdbc.internal.row.LaneSequence;
import org.webhooks4j.jdbc.internal.row.Storable;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.jdbc.internal.sql.Sql;
import org.webhooks4j.jdbc.internal.sql.Tables;
import org.webhooks4j.spi.DeliveryLog;

/** Cancels the pending deliveries of a webhook that was deleted. */
final class Canceller {

    private final Sql sql;
    private final UnsentDeliveries unsent;
    private final String pendingOf;
    private final String incarnation;
    private final String lanesOf;

    Canceller(Sql sql, Tables tables) {
        this.sql = sql;
        this.unsent = new UnsentDeliveries(sql);
        this.pendingOf = tables.resolve("SELECT event_id, ordinal FROM $delivery WHERE webhook_id = ?"
                + " ORDER BY webhook_id, due_at, position LIMIT ?");
        this.incarnation = tables.resolve("SELECT incarnation FROM $webhook WHERE id = ?");
        this.lanesOf = tables.resolve("SELECT webhook_id, lane, last_sequence FROM $lane WHERE webhook_id = ?"
                + " ORDER BY webhook_id, lane LIMIT ?");
    }

    int cancel(Connection connection, String webhookId, int limit, DeliveryLog log) throws SQLException {
        List<DeliveryId> found = Jdbc.query(connection, pendingOf, DeliveryId::read, Storable.key(webhookId), limit);
        List<PendingRow> locked = unsent.lock(connection, found);
        // Afterwards, so that a webhook is seen for which some of them are.
        Long existing = existing(connection, webhookId);
        if (existing != null) {
            locked = locked.stream()
                    .filter(row -> Incarnations.differ(row.incarnation(), existing))
                    .toList();
        }
        unsent.end(connection, locked, log);
        LaneAdvance.give(
                sql,
                connection,
                locked.stream()
                        .filter(PendingRow::followed)
                        .map(PendingRow::lane)
                        .collect(Collectors.toCollection(TreeSet::new)));
        if (existing != null) {
            return locked.size();
        }
        return found.size() + forgetLanes(connection, webhookId, limit - found.size());
    }

    private @Nullable Long existing(Connection connection, String webhookId) throws SQLException {
        return Jdbc.query(connection, incarnation, row -> row.getLong(1), Storable.key(webhookId)).stream()
                .findFirst()
                .orElse(null);
    }

    /**
     * Forgets a lane's sequence number, unless the webhook exists again or a later delivery took a number in the
     * meantime.
     */
    private int forgetLanes(Connection connection, String webhookId, int limit) throws SQLException {
        if (limit == 0) {
            return 0;
        }
        List<LaneSequence> lanes = Jdbc.query(connection, lanesOf, LaneSequence::read, Storable.key(webhookId), limit);
        if (existing(connection, webhookId) != null) {
            return 0;
        }
        sql.rows(QueueStatements.FORGET_LANES).update(connection, lanes);
        return lanes.size();
    }
}
