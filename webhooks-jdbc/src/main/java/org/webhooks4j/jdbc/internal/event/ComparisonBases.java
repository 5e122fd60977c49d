package org.webhooks4j.jdbc.internal.event;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.webhooks4j.jdbc.internal.row.DeliveryId;
import org.webhooks4j.jdbc.internal.row.StoredEvents;
import org.webhooks4j.jdbc.internal.sql.Columns;
import org.webhooks4j.jdbc.internal.sql.Sql;
import org.webhooks4j.spi.StoredEvent;

/**
 * Stores the event that an update is compared with if it superseded others: the event of the first superseded update.
 */
public final class ComparisonBases {

    private record Base(DeliveryId id, StoredEvent event) {

        static Base read(ResultSet row) throws SQLException {
            return new Base(DeliveryId.read(row), StoredEvents.read(row));
        }
    }

    /**
     * A delivery that takes the place of another.
     *
     * @param successor the later delivery
     * @param superseded the earlier one
     */
    public record Succession(DeliveryId successor, DeliveryId superseded) {

        static final Columns<Succession> COLUMNS = Columns.<Succession>none()
                .part(DeliveryId.COLUMNS, Succession::successor)
                .text("superseded_event", row -> row.superseded.event())
                .integer("superseded_ordinal", row -> row.superseded.ordinal());
    }

    /** A delivery's size in bytes, with the payload of its base. */
    record Size(int bytes, DeliveryId id) {

        static final Columns<Size> COLUMNS =
                Columns.<Size>none().integer("bytes", Size::bytes).part(DeliveryId.COLUMNS, Size::id);

        static Size read(ResultSet row) throws SQLException {
            return new Size(row.getInt("bytes"), DeliveryId.read(row));
        }
    }

    private ComparisonBases() {}

    /**
     * Passes the base of superseded deliveries, or their own event, on to their successors. The base's size is added to
     * the successor's.
     */
    public static void handOn(Sql sql, Connection connection, List<Succession> successions) throws SQLException {
        sql.rows(EventStatements.HAND_ON_BASES).update(connection, successions);
        List<DeliveryId> ids = successions.stream().map(Succession::successor).toList();
        List<Size> sizes = sql.rows(EventStatements.BYTES_WITH_BASES).query(connection, ids, Size::read);
        sql.rows(EventStatements.SET_BYTES).update(connection, sizes);
    }

    /** Returns the bases of the deliveries that have one. */
    public static Map<DeliveryId, StoredEvent> read(Sql sql, Connection connection, Collection<DeliveryId> deliveries)
            throws SQLException {
        Map<DeliveryId, StoredEvent> bases = new HashMap<>();
        for (Base base : sql.rows(EventStatements.BASES).query(connection, List.copyOf(deliveries), Base::read)) {
            bases.put(base.id(), base.event());
        }
        return bases;
    }
}
