package org.webhooks4j.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The first pending delivery of a lane. */
record LaneHead(Lane lane, long position) {

    static LaneHead read(ResultSet row) throws SQLException {
        return new LaneHead(new Lane(row.getString("webhook_id"), row.getLong("lane")), row.getLong("position"));
    }

    @Nullable
    Object[] toRow() {
        return new @Nullable Object[] {lane.webhookId(), lane.number(), position};
    }
}
