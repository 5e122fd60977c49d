package org.webhooks4j.spring;

import java.sql.Connection;
import javax.sql.DataSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.webhooks4j.StoreException;
import org.webhooks4j.Transaction;
import org.webhooks4j.TransactionMismatchException;

/** A transaction that Spring has bound to the calling thread. */
record SpringTransaction(DataSource dataSource, WatchedTransaction watched) implements Transaction {

    @Override
    public <T> T unwrap(Class<T> resource) {
        if (!resource.isAssignableFrom(Connection.class)) {
            throw new TransactionMismatchException(
                    "Spring's transaction holds a java.sql.Connection, not a " + resource.getName());
        }
        try {
            Connection connection = DataSourceUtils.getConnection(dataSource);
            // Spring keeps the connection open and bound to the thread until the transaction ends.
            DataSourceUtils.releaseConnection(connection, dataSource);
            return resource.cast(connection);
        } catch (CannotGetJdbcConnectionException e) {
            throw new StoreException("Spring's transaction has no connection for the event", e);
        }
    }

    @Override
    public boolean afterCommit(Runnable action) {
        watched.afterCommitRun(action);
        return true;
    }
}
