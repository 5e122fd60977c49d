package org.webhooks4j.jdbc.internal.sql;

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
public final class RepeatedStatement<R> implements RowStatement<R> {

    private static final Pattern PART = Pattern.compile("\\{(.*)\\|(.*?)}", Pattern.DOTALL);

    private final String before;
    private final String part;
    private final String separator;
    private final String after;
    private final Columns<R> columns;

    private RepeatedStatement(Matcher matcher, String text, Columns<R> columns) {
        this.before = text.substring(0, matcher.start());
        this.part = matcher.group(1);
        this.separator = matcher.group(2);
        this.after = text.substring(matcher.end());
        this.columns = columns;
    }

    /** Returns a statement with a repeated part, or one that reads its rows as JSON. */
    public static <R> RowStatement<R> of(String text, Columns<R> columns) {
        return PART.matcher(text).find() ? repeating(text, columns) : new JsonStatement<>(text, columns);
    }

    /** Returns a statement with a repeated part. */
    public static <R> RepeatedStatement<R> repeating(String text, Columns<R> columns) {
        Matcher matcher = PART.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no repeated part in: " + text);
        }
        return new RepeatedStatement<>(matcher, text, columns);
    }

    /** Executes two statements as one text, placed as the format says. Both must have rows. */
    public static <A, B> void updateBoth(
            Connection connection,
            String format,
            RepeatedStatement<A> first,
            List<A> firstRows,
            RepeatedStatement<B> second,
            List<B> secondRows)
            throws SQLException {
        String sql = String.format(Locale.ROOT, format, first.sql(firstRows.size()), second.sql(secondRows.size()));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            second.columns.bindAll(statement, first.columns.bindAll(statement, 1, firstRows), secondRows);
            statement.executeUpdate();
        }
    }

    @Override
    public int update(Connection connection, List<R> rows, @Nullable Object... scalars) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql(rows.size()))) {
            columns.bindAll(statement, Jdbc.bind(statement, 1, scalars), rows);
            return statement.executeUpdate();
        }
    }

    @Override
    public <T> List<T> query(Connection connection, List<R> rows, RowReader<T> reader) throws SQLException {
        if (rows.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(sql(rows.size()))) {
            columns.bindAll(statement, 1, rows);
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
}
