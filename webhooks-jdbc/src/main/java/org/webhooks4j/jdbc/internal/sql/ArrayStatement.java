package org.webhooks4j.jdbc.internal.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands rows to PostgreSQL as one array per column, so that a statement is one round trip and one plan, however many
 * rows there are.
 */
public record ArrayStatement<R>(String sql, Columns<R> columns) implements RowStatement<R> {

    @Override
    public int update(Connection connection, List<R> rows, @Nullable Object... scalars) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            columns.bindArrays(statement, Jdbc.bind(statement, 1, scalars), rows);
            return statement.executeUpdate();
        }
    }

    @Override
    public <T> List<T> query(Connection connection, List<R> rows, RowReader<T> reader) throws SQLException {
        if (rows.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            columns.bindArrays(statement, 1, rows);
            return Jdbc.read(statement, reader);
        }
    }
}
