package org.webhooks4j.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The last sequence number that was assigned in a lane. */
record LaneSequence(Lane lane, long last) {

    @Nullable
    Object[] toRow() {
        return new @Nullable Object[] {lane.webhookId(), lane.number(), last};
    }

    static LaneSequence read(ResultSet row) throws SQLException {
        return new LaneSequence(
                new Lane(row.getString("webhook_id"), row.getLong("lane")), row.getLong("last_sequence"));
    }
}
