package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PostgreSQL does in one round trip what takes others two. */
final class PostgresSql extends Sql {

    private final ArrayStatement insertAll;
    private final ArrayStatement deleteClaimed;

    PostgresSql(SqlFile file) {
        super(file, 1_000, ArrayStatement::new);
        this.insertAll = new ArrayStatement(file.text("insert_all"));
        this.deleteClaimed = new ArrayStatement(file.text("delete_claimed"));
    }

    @Override
    void insert(Connection connection, List<@Nullable Object[]> events, List<@Nullable Object[]> deliveries)
            throws SQLException {
        insertAll.update(connection, events, deliveries);
    }

    @Override
    List<HeldClaim> deleteClaimed(Connection connection, List<@Nullable Object[]> claims) throws SQLException {
        return deleteClaimed.query(connection, claims, HeldClaim::read);
    }

    @Override
    List<LaneSequence> takeSequences(Connection connection, List<@Nullable Object[]> lanes) throws SQLException {
        return rows(StatementName.RAISE_SEQUENCES).query(connection, lanes, LaneSequence::read);
    }
}
