package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement with a part that is repeated for each row: {@code VALUES {(?, ?)|, }} repeats the parentheses, separated
 * by commas.
 */
final class RepeatedStatement implements RowStatement {

    private static final Pattern PART = Pattern.compile("\\{(.*)\\|(.*?)}", Pattern.DOTALL);

    private final String before;
    private final String part;
    private final String separator;
    private final String after;

    private RepeatedStatement(String before, String part, String separator, String after) {
        this.before = before;
        this.part = part;
        this.separator = separator;
        this.after = after;
    }

    /** Returns a statement with a repeated part, or one that reads its rows as JSON. */
    static RowStatement of(String text) {
        return PART.matcher(text).find() ? repeating(text) : new JsonStatement(text);
    }

    static RepeatedStatement repeating(String text) {
        Matcher matcher = PART.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no repeated part in: " + text);
        }
        return new RepeatedStatement(
                text.substring(0, matcher.start()), matcher.group(1), matcher.group(2), text.substring(matcher.end()));
    }

    /** Executes two statements as one text, placed as the format says. Both must have rows. */
    static void updateBoth(
            Connection connection,
            String format,
            RepeatedStatement first,
            List<@Nullable Object[]> firstRows,
            RepeatedStatement second,
            List<@Nullable Object[]> secondRows)
            throws SQLException {
        String sql = String.format(Locale.ROOT, format, first.sql(firstRows.size()), second.sql(secondRows.size()));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, bind(statement, 1, firstRows), secondRows);
            statement.executeUpdate();
        }
    }

    @Override
    public int update(Connection connection, List<@Nullable Object[]> rows, @Nullable Object... scalars)
            throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql(rows.size()))) {
            bind(statement, Jdbc.bind(statement, 1, scalars), rows);
            return statement.executeUpdate();
        }
    }

    @Override
    public <T> List<T> query(Connection connection, List<@Nullable Object[]> rows, RowReader<T> reader)
            throws SQLException {
        if (rows.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(sql(rows.size()))) {
            bind(statement, 1, rows);
            return Jdbc.read(statement, reader);
        }
    }

    String sql(int rows) {
        StringBuilder sql = new StringBuilder(before).append(part);
        for (int i = 1; i < rows; i++) {
            sql.append(separator).append(part);
        }
        return sql.append(after).toString();
    }

    /** Binds rows from an index on and returns the index after them. */
    private static int bind(PreparedStatement statement, int from, List<@Nullable Object[]> rows) throws SQLException {
        int index = from;
        for (@Nullable Object[] row : rows) {
            index = Jdbc.bind(statement, index, row);
        }
        return index;
    }
}
