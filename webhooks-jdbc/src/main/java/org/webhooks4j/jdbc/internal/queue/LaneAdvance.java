package org.webhooks4j.jdbc.internal.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.webhooks4j.jdbc.internal.row.Lane;
import org.webhooks4j.jdbc.internal.sql.Sql;

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
        return sql.rows(QueueStatements.LANE_HEADS).query(connection, List.copyOf(lanes), LaneHead::read);
    }

    private static int tell(Sql sql, Connection connection, List<LaneHead> firsts, Predicate<LaneHead> goesOn)
            throws SQLException {
        return sql.rows(QueueStatements.PROMOTE)
                        .update(connection, firsts.stream().filter(goesOn).toList())
                + sql.rows(QueueStatements.FOLLOW)
                        .update(
                                connection,
                                firsts.stream().filter(goesOn.negate()).toList());
    }
}
