package org.webhooks4j.jdbc.internal.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.webhooks4j.jdbc.internal.row.Lane;
import org.webhooks4j.jdbc.internal.sql.Columns;

/** The first pending delivery of a lane. */
record LaneHead(Lane lane, long position) {

    static final Columns<LaneHead> COLUMNS =
            Columns.<LaneHead>none().part(Lane.COLUMNS, LaneHead::lane).bigint("position", LaneHead::position);

    static LaneHead read(ResultSet row) throws SQLException {
        return new LaneHead(Lane.read(row), row.getLong("position"));
    }
}
