package org.webhooks4j.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Converts the current row of a result. */
@FunctionalInterface
interface RowReader<T> {

    T read(ResultSet row) throws SQLException;
}
