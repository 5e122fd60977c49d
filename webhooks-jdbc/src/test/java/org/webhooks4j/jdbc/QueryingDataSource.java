package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.webhooks4j.jdbc.internal.sql.Jdbc;

/**
 * A pool without auto-commit that asks each connection something before it gives it out, and so begins a transaction at
 * its own isolation level.
 */
final class QueryingDataSource extends ConnectionsOnly {

    private final DataSource delegate;
    private final int isolation;

    QueryingDataSource(DataSource delegate, int isolation) {
        this.delegate = delegate;
        this.isolation = isolation;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = delegate.getConnection();
        connection.setTransactionIsolation(isolation);
        connection.setAutoCommit(false);
        Jdbc.query(connection, "SELECT version FROM webhooks_schema", row -> row.getInt(1));
        return connection;
    }
}
