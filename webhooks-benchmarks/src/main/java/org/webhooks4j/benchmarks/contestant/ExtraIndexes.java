package org.webhooks4j.benchmarks.contestant;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Adds copies of existing indexes on PostgreSQL. The cost of one copy shows the cost of the original, which cannot be
 * removed: without it, the statements that need it would cost something else.
 */
final class ExtraIndexes {

    /** A copy of the index on due time. */
    static final String DUE = "webhooks_delivery ((due_at + 0))";

    /** A copy of the index on a log entry's object. */
    static final String LOG = "webhooks_log (lane, event_id, ordinal)";

    private ExtraIndexes() {}

    static void add(DataSource dataSource, String index, int count) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < count; i++) {
                statement.execute("CREATE INDEX ON " + index);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the index", e);
        }
    }
}
