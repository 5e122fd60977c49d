package org.webhooks4j.jdbc.internal.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.time.Numbers;

/** Executes statements and closes what it opened. */
public final class Jdbc {

    private Jdbc() {}

    /** Executes a text without parameters. It may contain several statements if the database accepts them as one. */
    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 1, values);
            return statement.executeUpdate();
        }
    }

    public static <R> void batch(Connection connection, String sql, Columns<R> columns, List<R> rows)
            throws SQLException {
        new BatchStatement<>(sql, columns::bind).update(connection, rows);
    }

    public static <T> List<T> query(Connection connection, String sql, RowReader<T> reader, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 1, values);
            return read(statement, reader);
        }
    }

    public static <T> List<T> read(PreparedStatement statement, RowReader<T> reader) throws SQLException {
        return rows(statement, statement.execute(), reader);
    }

    /** Reads the rows of the next result that has any, if the text contained several statements. */
    public static <T> List<T> readNext(PreparedStatement statement, RowReader<T> reader) throws SQLException {
        return rows(statement, statement.getMoreResults(), reader);
    }

    private static <T> List<T> rows(PreparedStatement statement, boolean isRows, RowReader<T> reader)
            throws SQLException {
        for (boolean found = isRows; !found; found = statement.getMoreResults()) {
            if (statement.getUpdateCount() < 0) {
                throw new SQLException("a statement that was to give rows gave none");
            }
        }
        List<T> result = new ArrayList<>();
        try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
                result.add(reader.read(row));
            }
        }
        return result;
    }

    /** Binds values from an index on and returns the index after them. */
    public static int bind(PreparedStatement statement, int from, @Nullable Object... values) throws SQLException {
        int index = from;
        for (Object value : values) {
            statement.setObject(index++, value);
        }
        return index;
    }

    public static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : (Long) Numbers.millisOf(instant);
    }

    public static @Nullable Long nanos(@Nullable Duration duration) {
        return duration == null ? null : (Long) Numbers.nanosOf(duration);
    }

    public static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    public static @Nullable Integer intOrNull(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    public static @Nullable Double doubleOrNull(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        Long value = longOrNull(row, column);
        return value == null ? null : Instant.ofEpochMilli(value);
    }

    static @Nullable Duration durationOrNull(ResultSet row, String column) throws SQLException {
        Long value = longOrNull(row, column);
        return value == null ? null : Duration.ofNanos(value);
    }
}
