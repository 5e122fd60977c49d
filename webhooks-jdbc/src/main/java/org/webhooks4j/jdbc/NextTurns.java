package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
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
        return give(sql, connection, lanes, head -> true);
    }

    /**
     * The same for some of the lanes. Somebody may discard the delivery that is found here, and does not see then that
     * it has become the first: so whoever comes too late for it looks for the one behind it.
     *
     * @param lanes those that may go on
     * @param goesOn whether one goes on, by what is its first now
     * @return whose turn it is
     */
    static List<LaneHead> give(Sql sql, Connection connection, Collection<Lane> lanes, Predicate<LaneHead> goesOn)
            throws SQLException {
        List<LaneHead> next = heads(sql, connection, lanes, goesOn);
        while (promote(sql, connection, next) < next.size()) {
            List<LaneHead> now = heads(sql, connection, lanes, goesOn);
            if (next.containsAll(now)) {
                return now;
            }
            next = now;
        }
        return next;
    }

    private static List<LaneHead> heads(
            Sql sql, Connection connection, Collection<Lane> lanes, Predicate<LaneHead> goesOn) throws SQLException {
        List<@Nullable Object[]> rows = lanes.stream()
                .map(lane -> new @Nullable Object[] {lane.webhookId(), lane.number()})
                .toList();
        return sql.rows(StatementName.LANE_HEADS).query(connection, rows, LaneHead::read).stream()
                .filter(goesOn)
                .toList();
    }

    private static int promote(Sql sql, Connection connection, List<LaneHead> heads) throws SQLException {
        return sql.rows(StatementName.PROMOTE)
                .update(connection, heads.stream().map(LaneHead::toRow).toList());
    }
}
