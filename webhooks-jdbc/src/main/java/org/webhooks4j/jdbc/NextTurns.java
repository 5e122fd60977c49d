package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the next delivery of a lane its turn, when the one before it has left the queue. */
final class NextTurns {

    private NextTurns() {}

    /**
     * Makes those due that waited for their turn, in statements of their own, so that they see what claims have parked
     * while the ended rows were held here.
     *
     * @param lanes those that go on
     * @return whose turn it is
     */
    static List<LaneHead> give(Sql sql, Connection connection, Collection<Lane> lanes) throws SQLException {
        List<@Nullable Object[]> rows = lanes.stream()
                .map(lane -> new @Nullable Object[] {lane.webhookId(), lane.number()})
                .toList();
        List<LaneHead> next = sql.rows(StatementName.LANE_HEADS).query(connection, rows, LaneHead::read);
        sql.rows(StatementName.PROMOTE)
                .update(connection, next.stream().map(LaneHead::toRow).toList());
        return next;
    }
}
