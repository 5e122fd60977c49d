package org.webhooks4j.jdbc.internal.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Binds a row's values.
 *
 * @param <R> a row
 */
@FunctionalInterface
interface RowBinder<R> {

    /** Binds them from an index on and returns the index after them. */
    int bind(PreparedStatement statement, int from, R row) throws SQLException;
}
