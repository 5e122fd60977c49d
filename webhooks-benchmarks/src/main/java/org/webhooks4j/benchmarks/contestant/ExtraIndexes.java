package org.webhooks4j.benchmarks.contestant;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * More indexes like those that there are, on PostgreSQL. What one more costs tells what one costs; without it the
 * statements that need it would cost something else.
 */
final class ExtraIndexes {

    /** Like that on due time. */
    static final String DUE = "webhooks_delivery ((due_at + 0))";

    /** Like that on a log entry's object. */
    static final String LOG = "webhooks_log (lane, event_id, ordinal)";

    private ExtraIndexes() {}

    static void add(DataSource dataSource, String index, int count) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < count; i++) {
                statement.execute("CREATE INDEX ON " + index);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no more indexes", e);
        }
    }
}
