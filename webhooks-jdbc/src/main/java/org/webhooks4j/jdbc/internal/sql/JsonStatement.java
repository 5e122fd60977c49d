package org.webhooks4j.jdbc.internal.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.json.JsonText;

/**
 * Passes rows to MariaDB and MySQL as one JSON text, which the statement reads as a table: one round trip and one text
 * for any number of rows. The rows are its first parameter, because an UPDATE names its table before the columns that
 * it sets.
 */
record JsonStatement<R>(String sql, Columns<R> columns) implements RowStatement<R> {

    @Override
    public int update(Connection connection, List<R> rows, @Nullable Object... scalars) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, json(rows));
            Jdbc.bind(statement, 2, scalars);
            return statement.executeUpdate();
        }
    }

    @Override
    public <T> List<T> query(Connection connection, List<R> rows, RowReader<T> reader) throws SQLException {
        if (rows.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, json(rows));
            return Jdbc.read(statement, reader);
        }
    }

    String json(List<R> rows) {
        StringBuilder json = new StringBuilder("[");
        for (R row : rows) {
            char separator = '[';
            json.append(json.length() == 1 ? "" : ",");
            for (Columns.Column<R> column : columns.all()) {
                json.append(separator);
                append(json, column.value().apply(row));
                separator = ',';
            }
            json.append(']');
        }
        return json.append(']').toString();
    }

    private static void append(StringBuilder json, @Nullable Object value) {
        if (value instanceof String text) {
            JsonText.appendText(json, text);
        } else {
            json.append(value);
        }
    }
}
