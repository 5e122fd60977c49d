package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives the next delivery of a lane its turn, when the one before it has left the queue. */
final class LaneAdvance {

    private LaneAdvance() {}

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
     * The same for some of the lanes. The first of any other lane keeps its retry time, and those behind it follow it.
     * Somebody may discard the delivery that is found here, and does not see then that it has become the first: so
     * whoever comes too late for it looks for the one behind it.
     *
     * @param lanes those that may go on
     * @param goesOn whether one goes on, by what is its first now
     * @return whose turn it is
     */
    static List<LaneHead> give(Sql sql, Connection connection, Collection<Lane> lanes, Predicate<LaneHead> goesOn)
            throws SQLException {
        List<LaneHead> firsts = firsts(sql, connection, lanes);
        while (tell(sql, connection, firsts, goesOn) < firsts.size()) {
            List<LaneHead> now = firsts(sql, connection, lanes);
            // Some drivers do not count the rows that were so already.
            if (firsts.containsAll(now)) {
                firsts = now;
                break;
            }
            firsts = now;
        }
        return firsts.stream().filter(goesOn).toList();
    }

    private static List<LaneHead> firsts(Sql sql, Connection connection, Collection<Lane> lanes) throws SQLException {
        List<@Nullable Object[]> rows = lanes.stream()
                .map(lane -> new @Nullable Object[] {lane.webhookId(), lane.number()})
                .toList();
        return sql.rows(StatementName.LANE_HEADS).query(connection, rows, LaneHead::read);
    }

    private static int tell(Sql sql, Connection connection, List<LaneHead> firsts, Predicate<LaneHead> goesOn)
            throws SQLException {
        return update(sql, connection, StatementName.PROMOTE, firsts.stream().filter(goesOn))
                + update(sql, connection, StatementName.FOLLOW, firsts.stream().filter(goesOn.negate()));
    }

    private static int update(Sql sql, Connection connection, StatementName statement, Stream<LaneHead> heads)
            throws SQLException {
        return sql.rows(statement).update(connection, heads.map(LaneHead::toRow).toList());
    }
}
