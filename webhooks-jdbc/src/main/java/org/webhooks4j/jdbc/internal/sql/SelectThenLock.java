package org.webhooks4j.jdbc.internal.sql;

import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs a query and passes its rows to a second query, which locks them. */
public record SelectThenLock<R>(RowStatement<R> first, RowStatement<@Nullable Object[]> second)
        implements RowStatement<R> {

    private static final Pattern THEN = Pattern.compile("(?m)^--then$");

    /** Returns a statement that runs once per row, or a pair of statements if the text has two parts. */
    public static <R> RowStatement<R> of(String text, Columns<R> columns) {
        Matcher then = THEN.matcher(text);
        return then.find()
                ? new SelectThenLock<>(
                        new BatchStatement<>(text.substring(0, then.start()), columns::bind),
                        new BatchStatement<>(text.substring(then.end()), Jdbc::bind))
                : new BatchStatement<>(text, columns::bind);
    }

    @Override
    public int update(Connection connection, List<R> rows, @Nullable Object... scalars) {
        throw new UnsupportedOperationException("two steps are for queries");
    }

    @Override
    public <T> List<T> query(Connection connection, List<R> rows, RowReader<T> reader) throws SQLException {
        List<@Nullable Object[]> found = first.query(connection, rows, row -> {
            ResultSetMetaData columns = row.getMetaData();
            @Nullable Object[] values = new @Nullable Object[columns.getColumnCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.getObject(i + 1);
            }
            return values;
        });
        return second.query(connection, found, reader);
    }
}
