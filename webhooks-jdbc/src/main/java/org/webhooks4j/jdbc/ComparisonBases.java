package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.spi.StoredEvent;

/**
 * Stores the event that an update is compared with if it superseded others: the event of the first superseded update.
 */
final class ComparisonBases {

    private record Base(DeliveryId id, StoredEvent event) {

        static Base read(ResultSet row) throws SQLException {
            return new Base(new DeliveryId(row.getString("event_id"), row.getInt("ordinal")), StoredEvents.read(row));
        }
    }

    private ComparisonBases() {}

    /**
     * Passes the base of superseded deliveries, or their own event, on to their successors. The base's size is added to
     * the successor's.
     *
     * @param successors event and ordinal of the successor, then of the superseded delivery
     */
    static void handOn(Sql sql, Connection connection, List<@Nullable Object[]> successors) throws SQLException {
        sql.rows(StatementName.HAND_ON_BASES).update(connection, successors);
        List<@Nullable Object[]> ids = successors.stream()
                .map(row -> new @Nullable Object[] {row[0], row[1]})
                .toList();
        List<@Nullable Object[]> bytes = sql.rows(StatementName.BYTES_WITH_BASES)
                .query(connection, ids, row ->
                        new @Nullable Object[] {row.getInt("bytes"), row.getString("event_id"), row.getInt("ordinal")});
        sql.rows(StatementName.SET_BYTES).update(connection, bytes);
    }

    /** Returns the bases of the deliveries that have one. */
    static Map<DeliveryId, StoredEvent> read(Sql sql, Connection connection, Collection<DeliveryId> deliveries)
            throws SQLException {
        Map<DeliveryId, StoredEvent> bases = new HashMap<>();
        for (Base base : sql.rows(StatementName.BASES).query(connection, DeliveryKeys.rows(deliveries), Base::read)) {
            bases.put(base.id(), base.event());
        }
        return bases;
    }
}
