package org.webhooks4j.jdbc.internal.queue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Page;
import org.webhooks4j.jdbc.internal.row.Deliveries;
import org.webhooks4j.jdbc.internal.row.Listing;
import org.webhooks4j.jdbc.internal.row.Storable;
import org.webhooks4j.jdbc.internal.row.TimeRange;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.jdbc.internal.sql.Sql;
import org.webhooks4j.jdbc.internal.sql.Tables;

/** Lists the queue's deliveries. */
final class PendingDeliveries {

    private final Sql sql;
    private final String select;
    private final String count;
    private final List<String> nextWebhook;

    PendingDeliveries(Sql sql, Tables tables) {
        this.sql = sql;
        this.select = tables.resolve(
                "SELECT d.event_id, d.ordinal, d.webhook_id, d.incarnation, d.sequence, d.attempts, d.node,"
                        + " d.due_at, d.mode <> 0 AND EXISTS (SELECT 1 FROM $delivery h WHERE h.webhook_id = d.webhook_id"
                        + " AND h.lane = d.lane AND h.position < d.position) AS blocked, d.triggered_by, e.type AS event_type, e.object_type, e.object_id, e.occurred_at, "
                        + Deliveries.LAST_ATTEMPT
                        + " FROM $delivery d JOIN $event e ON e.id = d.event_id"
                        + " LEFT JOIN $log a ON a.event_id = d.event_id AND a.ordinal = d.ordinal AND a.number = d.attempts"
                        + " AND a.number > 0 WHERE 1 = 1");
        this.count =
                tables.resolve("SELECT COUNT(*) FROM (SELECT 1 AS one FROM $delivery WHERE webhook_id = ? LIMIT ?) d");
        this.nextWebhook = List.of(
                tables.resolve("SELECT MIN(webhook_id) FROM $delivery WHERE webhook_id > ?"),
                tables.resolve("SELECT MIN(webhook_id) FROM $lane WHERE webhook_id > ?"));
    }

    Map<String, Integer> count(Connection connection, Set<String> webhookIds, int limit) throws SQLException {
        Map<String, Integer> counts = new HashMap<>();
        for (String id : webhookIds) {
            counts.put(
                    id,
                    Jdbc.query(connection, count, row -> row.getInt(1), Storable.key(id), limit)
                            .get(0));
        }
        return counts;
    }

    /**
     * Returns the webhooks that have a pending delivery or a stored sequence number, with one index lookup for each.
     */
    Set<String> webhookIds(Connection connection) throws SQLException {
        Set<String> ids = new TreeSet<>();
        for (String next : nextWebhook) {
            @Nullable String id = next(connection, next, "");
            while (id != null) {
                ids.add(id);
                id = next(connection, next, id);
            }
        }
        return ids;
    }

    private static @Nullable String next(Connection connection, String next, String after) throws SQLException {
        List<Optional<String>> found =
                Jdbc.query(connection, next, row -> Optional.ofNullable(row.getString(1)), after);
        return found.get(0).orElse(null);
    }

    Page<Delivery> list(Connection connection, DeliveryQuery query) throws SQLException {
        if (query.status() != null && query.status() != DeliveryStatus.PENDING) {
            return new Page<>(List.of(), null);
        }
        return new Listing(select)
                .and("d.webhook_id = ?", Storable.keyOrNull(query.webhook()))
                .and(sql.isText("e.type"), Storable.valueOf(query.eventType()))
                .and(sql.isText("e.object_type"), query.objectType())
                .and(sql.isText("e.object_id"), query.objectId())
                .and("d.event_id >= ?", TimeRange.boundary(query.from()))
                .and("d.event_id < ?", TimeRange.boundary(query.to()))
                .keyed(query, "d.event_id", "d.ordinal")
                .read(connection, query.limit(), PendingDeliveries::read);
    }

    private static Delivery read(ResultSet row) throws SQLException {
        @Nullable String node = row.getString("node");
        // While it is leased its attempt is under way, and due_at is the lease's end. While it waits for an earlier one
        // of
        // its lane, due_at is no more than the time to look at it again.
        boolean waits = node == null && !row.getBoolean("blocked");
        Instant next = waits ? Instant.ofEpochMilli(row.getLong("due_at")) : null;
        return Deliveries.read(row, DeliveryStatus.PENDING, next);
    }
}
