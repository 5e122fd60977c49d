package org.webhooks4j.jdbc.internal.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.webhooks4j.EventType;
import org.webhooks4j.jdbc.internal.row.DeliveryId;
import org.webhooks4j.jdbc.internal.row.Lane;
import org.webhooks4j.jdbc.internal.row.LaneSequence;

/**
 * A delivery that leaves the log.
 *
 * @param end the sequence number that it had in its lane, or zero if it had none
 * @param eventType the type of its event
 */
record PastDelivery(DeliveryId id, LaneSequence end, String eventType) {

    static PastDelivery read(ResultSet row) throws SQLException {
        return new PastDelivery(
                DeliveryId.read(row),
                new LaneSequence(Lane.read(row), row.getLong("sequence")),
                row.getString("event_type"));
    }

    /**
     * Returns whether its lane has ended because the object was deleted. Any other object may change again after years,
     * and its receiver must not see a sequence number twice. The queue itself forgets the lanes of deleted webhooks.
     */
    boolean mayBeItsLanesLast() {
        return eventType.equals(EventType.DELETE.value());
    }
}
