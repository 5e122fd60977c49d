package org.webhooks4j.jta;

import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.webhooks4j.StoreException;
import org.webhooks4j.Transaction;
import org.webhooks4j.TransactionMismatchException;

/** The calling thread's JTA transaction. */
record JtaTransaction(DataSource dataSource, TransactionSynchronizationRegistry registry) implements Transaction {

    @Override
    public <T> T unwrap(Class<T> resource) {
        if (!resource.isAssignableFrom(Connection.class)) {
            throw new TransactionMismatchException("a JTA transaction gives the store a java.sql.Connection, not a "
                    + resource.getName() + ": use a store that writes through JDBC");
        }
        requireEnlisted();
        return resource.cast(EnlistedConnection.of(dataSource));
    }

    private void requireEnlisted() {
        try (Connection connection = dataSource.getConnection()) {
            if (!connection.getAutoCommit()) {
                return;
            }
        } catch (SQLException e) {
            throw new StoreException(
                    "the data source gives no connection that takes part in the JTA transaction; if the transaction"
                            + " uses another data source already, both must be XA data sources",
                    e);
        }
        throw new TransactionMismatchException("the data source does not take part in the JTA transaction (its"
                + " connection is in auto-commit mode), so that the event would not be part of it: pass the data source"
                + " that the transaction manager enlists to JtaTransactions.of");
    }

    @Override
    public boolean afterCommit(Runnable action) {
        return CommitActions.of(registry).add(action);
    }
}
