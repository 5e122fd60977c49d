package org.webhooks4j.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/** The last sequence number that was given in a lane. */
record LaneSequence(Lane lane, long last) {

    static LaneSequence read(ResultSet row) throws SQLException {
        return new LaneSequence(
                new Lane(row.getString("webhook_id"), row.getLong("lane")), row.getLong("last_sequence"));
    }
}
