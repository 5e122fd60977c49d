package org.webhooks4j.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The latest claim of its delivery.
 *
 * @param key the claim
 * @param lane the delivery's lane
 * @param followed whether later deliveries of the lane may be parked until this one ends
 */
record HeldClaim(ClaimKey key, Lane lane, boolean followed) {

    static HeldClaim read(ResultSet row) throws SQLException {
        return new HeldClaim(
                new ClaimKey(new DeliveryId(row.getString("event_id"), row.getInt("ordinal")), row.getLong("fence")),
                new Lane(row.getString("webhook_id"), row.getLong("lane")),
                row.getBoolean("followed"));
    }
}
