package org.webhooks4j.jdbc.internal.row;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.webhooks4j.jdbc.internal.sql.Columns;

/** The last sequence number that was assigned in a lane. */
public record LaneSequence(Lane lane, long last) {

    /** The columns of a lane and its last number. */
    public static final Columns<LaneSequence> COLUMNS = Columns.<LaneSequence>none()
            .part(Lane.COLUMNS, LaneSequence::lane)
            .bigint("last_sequence", LaneSequence::last);

    public static LaneSequence read(ResultSet row) throws SQLException {
        return new LaneSequence(Lane.read(row), row.getLong("last_sequence"));
    }
}
