package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement for many rows at once. Each database has its own way to pass them. Each row is an array of values in the
 * order that the statement expects, all of one length. Without rows, nothing is executed.
 */
interface RowStatement {

    /**
     * Executes the statement for its effect.
     *
     * @param rows the rows
     * @param scalars values that are the same for all rows
     * @return the number of affected rows; fewer with a driver that counts only changed rows
     */
    int update(Connection connection, List<@Nullable Object[]> rows, @Nullable Object... scalars) throws SQLException;

    /**
     * Executes the statement for its result.
     *
     * @param rows what it is about
     * @param reader reads one row of the result
     */
    <T> List<T> query(Connection connection, List<@Nullable Object[]> rows, RowReader<T> reader) throws SQLException;
}
