package org.webhooks4j.jdbc.internal.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement for many rows at once. Each database has its own way to pass them. Without rows, nothing is executed.
 *
 * @param <R> a row
 */
public interface RowStatement<R> {

    /** Creates a database's statements. */
    interface Factory {

        <R> RowStatement<R> of(String text, Columns<R> columns);
    }

    /**
     * Executes the statement for its effect.
     *
     * @param rows the rows
     * @param scalars values that are the same for all rows
     * @return the number of affected rows; fewer with a driver that counts only changed rows
     */
    int update(Connection connection, List<R> rows, @Nullable Object... scalars) throws SQLException;

    /**
     * Executes the statement for its result.
     *
     * @param rows what it is about
     * @param reader reads one row of the result
     */
    <T> List<T> query(Connection connection, List<R> rows, RowReader<T> reader) throws SQLException;
}
