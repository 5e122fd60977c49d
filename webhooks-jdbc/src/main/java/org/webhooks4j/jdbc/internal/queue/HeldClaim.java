package org.webhooks4j.jdbc.internal.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.webhooks4j.jdbc.internal.row.DeliveryId;
import org.webhooks4j.jdbc.internal.row.Lane;

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
                new ClaimKey(DeliveryId.read(row), row.getLong("fence")), Lane.read(row), row.getBoolean("followed"));
    }
}
