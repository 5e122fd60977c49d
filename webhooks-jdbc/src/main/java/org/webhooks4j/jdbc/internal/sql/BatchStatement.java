package org.webhooks4j.jdbc.internal.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Executes a statement once per row. It suits a database in the same process, where a round trip costs nothing. */
record BatchStatement<R>(String sql, RowBinder<R> binder) implements RowStatement<R> {

    @Override
    public int update(Connection connection, List<R> rows, @Nullable Object... scalars) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (R row : rows) {
                binder.bind(statement, Jdbc.bind(statement, 1, scalars), row);
                statement.addBatch();
            }
            return Arrays.stream(statement.executeBatch()).sum();
        }
    }

    @Override
    public <T> List<T> query(Connection connection, List<R> rows, RowReader<T> reader) throws SQLException {
        List<T> result = new ArrayList<>();
        if (rows.isEmpty()) {
            return result;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (R row : rows) {
                binder.bind(statement, 1, row);
                result.addAll(Jdbc.read(statement, reader));
            }
        }
        return result;
    }
}
