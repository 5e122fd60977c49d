package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Executes a statement once for each row: for a database in the same process, where a round trip costs nothing. */
record PerRow(String sql) implements RowStatement {

    @Override
    public void update(Connection connection, List<@Nullable Object[]> rows, @Nullable Object... scalars)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] row : rows) {
                Jdbc.bind(statement, Jdbc.bind(statement, 1, scalars), row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    @Override
    public <T> List<T> query(Connection connection, List<@Nullable Object[]> rows, RowReader<T> reader)
            throws SQLException {
        List<T> result = new ArrayList<>();
        if (rows.isEmpty()) {
            return result;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] row : rows) {
                Jdbc.bind(statement, 1, row);
                result.addAll(Jdbc.read(statement, reader));
            }
        }
        return result;
    }
}
