package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Finds claimable deliveries of a webhook that has a very long lane, whose blocked deliveries hide everything that
 * became due after them. It goes from lane to lane and looks at the first delivery of each, so that each lane costs the
 * same. It starts at a random lane, because one scan covers only a few hundred.
 */
final class LaneHeadScan {

    /** The number of lanes to look at for one webhook, above and below the start. */
    private static final int SIZE = 250;

    private final Sql sql;
    private final RandomGenerator random;

    LaneHeadScan(Sql sql, RandomGenerator random) {
        this.sql = sql;
        this.random = random;
    }

    /** Locks the first deliveries of some lanes of the webhooks, and returns those that are due. */
    List<Candidate> heads(Connection connection, List<String> webhooks) throws SQLException {
        List<@Nullable Object[]> ranges = new ArrayList<>();
        for (String webhook : webhooks) {
            long start = random.nextLong(Long.MIN_VALUE, Long.MAX_VALUE);
            ranges.add(new @Nullable Object[] {webhook, start, Long.MAX_VALUE, SIZE});
            ranges.add(new @Nullable Object[] {webhook, Long.MIN_VALUE, start, SIZE});
        }
        List<@Nullable Object[]> heads =
                sql.rows(StatementName.OTHER_LANES).query(connection, ranges, LaneHead::read).stream()
                        .map(LaneHead::toRow)
                        .toList();
        return sql.rows(StatementName.LOCK_AT_POSITION).query(connection, heads, Candidate::read).stream()
                .filter(Candidate::isDue)
                .toList();
    }
}
