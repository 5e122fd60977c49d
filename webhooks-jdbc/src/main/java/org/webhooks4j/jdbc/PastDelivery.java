package org.webhooks4j.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.webhooks4j.EventType;

/**
 * A delivery that leaves the log.
 *
 * @param end the sequence number that it had in its lane, zero for none
 * @param eventType what had happened
 */
record PastDelivery(DeliveryId id, LaneSequence end, String eventType) {

    static PastDelivery read(ResultSet row) throws SQLException {
        return new PastDelivery(
                new DeliveryId(row.getString("event_id"), row.getInt("ordinal")),
                new LaneSequence(new Lane(row.getString("webhook_id"), row.getLong("lane")), row.getLong("sequence")),
                row.getString("event_type"));
    }

    /**
     * Whether nothing may follow, because the object was deleted. Everything else may be silent for years and go on
     * then, and its receiver is to see no number twice. The lanes of a deleted webhook are forgotten by the queue.
     */
    boolean mayBeItsLanesLast() {
        return eventType.equals(EventType.DELETE.value());
    }
}
