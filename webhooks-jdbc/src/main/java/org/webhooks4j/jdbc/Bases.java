package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.webhooks4j.spi.StoredEvent;

/** What deliveries compare with because they superseded others: the event of the first of those. */
final class Bases {

    private record Base(DeliveryId id, StoredEvent event) {

        static Base read(ResultSet row) throws SQLException {
            return new Base(new DeliveryId(row.getString("event_id"), row.getInt("ordinal")), StoredEvents.read(row));
        }
    }

    private Bases() {}

    /** The bases of those deliveries that have one. */
    static Map<DeliveryId, StoredEvent> read(Sql sql, Connection connection, Collection<DeliveryId> deliveries)
            throws SQLException {
        Map<DeliveryId, StoredEvent> bases = new HashMap<>();
        for (Base base : sql.rows(StatementName.BASES).query(connection, Keys.rows(deliveries), Base::read)) {
            bases.put(base.id(), base.event());
        }
        return bases;
    }
}
