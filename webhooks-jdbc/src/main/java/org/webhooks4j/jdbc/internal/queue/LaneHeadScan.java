package org.webhooks4j.jdbc.internal.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.webhooks4j.jdbc.internal.sql.Columns;
import org.webhooks4j.jdbc.internal.sql.Sql;

/**
 * Finds claimable deliveries of a webhook that has a very long lane, whose blocked deliveries hide everything that
 * became due after them. It goes from lane to lane and looks at the first delivery of each, so that each lane costs the
 * same. It starts at a random lane, because one scan covers only a few hundred.
 */
final class LaneHeadScan {

    /** The number of lanes to look at for one webhook, above and below the start. */
    private static final int SIZE = 250;

    /**
     * A part of a webhook's lanes.
     *
     * @param above the number above which the lanes are
     * @param upTo the greatest number
     * @param size the maximum number of lanes
     */
    record Range(String webhookId, long above, long upTo, int size) {

        static final Columns<Range> COLUMNS = Columns.<Range>none()
                .text("webhook_id", Range::webhookId)
                .bigint("above", Range::above)
                .bigint("up_to", Range::upTo)
                .integer("size", Range::size);
    }

    private final Sql sql;
    private final RandomGenerator random;

    LaneHeadScan(Sql sql, RandomGenerator random) {
        this.sql = sql;
        this.random = random;
    }

    /** Locks the first deliveries of some lanes of the webhooks, and returns those that are due. */
    List<Candidate> heads(Connection connection, List<String> webhooks) throws SQLException {
        List<Range> ranges = new ArrayList<>();
        for (String webhook : webhooks) {
            long start = random.nextLong(Long.MIN_VALUE, Long.MAX_VALUE);
            ranges.add(new Range(webhook, start, Long.MAX_VALUE, SIZE));
            ranges.add(new Range(webhook, Long.MIN_VALUE, start, SIZE));
        }
        List<LaneHead> heads = sql.rows(QueueStatements.OTHER_LANES).query(connection, ranges, LaneHead::read);
        return sql.rows(QueueStatements.LOCK_AT_POSITION).query(connection, heads, Candidate::read).stream()
                .filter(Candidate::isDue)
                .toList();
    }
}
