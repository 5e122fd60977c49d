package org.webhooks4j.examples.spring;

import java.sql.Connection;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.webhooks4j.Transaction;
import org.webhooks4j.TransactionMismatchException;
import org.webhooks4j.spi.TransactionSource;

/**
 * Joins the transaction that Spring has begun for the calling thread, be it {@code @Transactional}, a
 * {@code TransactionTemplate}, JDBC or JPA; outside of one, events are stored at once.
 */
public final class SpringTransactions implements TransactionSource {

    private final DataSource dataSource;

    /** The data source must be the one that Spring's transaction manager works with. */
    public SpringTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Transaction current() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? new SpringTransaction(dataSource)
                : Transaction.NONE;
    }

    private record SpringTransaction(DataSource dataSource) implements Transaction {

        @Override
        public <T> T unwrap(Class<T> resource) {
            if (!resource.isAssignableFrom(Connection.class)) {
                throw new TransactionMismatchException(
                        "Spring's transaction holds a java.sql.Connection, not a " + resource.getName());
            }
            Connection connection = DataSourceUtils.getConnection(dataSource);
            // Spring counts who uses it and keeps it open, bound to the thread, until the transaction ends.
            DataSourceUtils.releaseConnection(connection, dataSource);
            return resource.cast(connection);
        }

        @Override
        public boolean afterCommit(Runnable action) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    action.run();
                }
            });
            return true;
        }
    }
}
