package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement about many rows at once. How the rows get into it is the database's affair; each row is an array of
 * values in the order that the statement expects, all of one length. Without rows nothing is executed.
 */
interface RowStatement {

    /**
     * Executes the statement for its effect.
     *
     * @param rows what it is about
     * @param scalars values that are the same for all rows
     * @return how many rows of the table it was about; with a driver that counts changed rows only, perhaps fewer
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
