package org.webhooks4j.benchmarks.contestant;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * More indexes like that on due time, on PostgreSQL. What one more costs tells what the one costs; without it the
 * statements that need it would cost something else.
 */
final class DueIndexes {

    private DueIndexes() {}

    static void add(DataSource dataSource, int count) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < count; i++) {
                statement.execute("CREATE INDEX more_due_" + i + " ON webhooks_delivery ((due_at + 0))");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no more indexes", e);
        }
    }
}
