package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the next delivery of a lane due after the one before it has left the queue. */
final class LaneAdvance {

    private LaneAdvance() {}

    /**
     * Makes the next deliveries of lanes due. It uses statements of its own, so that they see which deliveries other
     * claims parked while this transaction held the ended rows.
     *
     * @param lanes the lanes that advance
     * @return the heads of the lanes, which are due now
     */
    static List<LaneHead> give(Sql sql, Connection connection, Collection<Lane> lanes) throws SQLException {
        return give(sql, connection, lanes, head -> true);
    }

    /**
     * Does the same for some of the lanes. The head of any other lane keeps its retry time, and the deliveries behind
     * it wait for it. Another transaction may discard the delivery found here before it becomes the head; then this
     * method looks for the next one.
     *
     * @param lanes those that may go on
     * @param goesOn whether a lane advances, given its current head
     * @return whose turn it is
     */
    static List<LaneHead> give(Sql sql, Connection connection, Collection<Lane> lanes, Predicate<LaneHead> goesOn)
            throws SQLException {
        List<LaneHead> firsts = firsts(sql, connection, lanes);
        while (tell(sql, connection, firsts, goesOn) < firsts.size()) {
            List<LaneHead> now = firsts(sql, connection, lanes);
            // Some drivers do not count rows that have the new values already.
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
