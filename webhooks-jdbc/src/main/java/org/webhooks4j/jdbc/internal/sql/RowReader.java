package org.webhooks4j.jdbc.internal.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Converts the current row of a result. */
@FunctionalInterface
public interface RowReader<T> {

    T read(ResultSet row) throws SQLException;
}
