package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.webhooks4j.Transaction;
import org.webhooks4j.TransactionRequiredException;
import org.webhooks4j.jdbc.internal.transaction.ConnectionTransaction;
import org.webhooks4j.jdbc.internal.transaction.Interrupts;

/**
 * A transaction on a connection that the host holds. This class never commits, rolls back, closes or reconfigures the
 * connection.
 *
 * <p>A connection does not report its commit. The engine's polling finds the deliveries; a host that calls
 * {@link #committed()} after its commit avoids waiting for the polling interval.
 */
public final class JdbcTransaction implements Transaction {

    private final ConnectionTransaction transaction;
    private final List<Runnable> actions = new ArrayList<>();

    private JdbcTransaction(Connection connection) {
        this.transaction = new ConnectionTransaction(
                Objects.requireNonNull(connection, "connection is null: pass the transaction's connection"));
    }

    /**
     * Wraps the current transaction of a connection.
     *
     * @param connection the host's connection, with auto-commit off
     * @return an object for one transaction; create a new one for the next
     * @throws TransactionRequiredException if the connection is in auto-commit mode, in which every statement is a
     *     transaction of its own
     * @throws org.webhooks4j.StoreException if the connection is closed or lost
     */
    public static JdbcTransaction of(Connection connection) {
        JdbcTransaction transaction = new JdbcTransaction(connection);
        return Interrupts.deferred(() -> {
            ConnectionTransaction.require(connection);
            return transaction;
        });
    }

    @Override
    public <T> T unwrap(Class<T> resource) {
        return transaction.unwrap(resource);
    }

    /**
     * Keeps the action until {@link #committed()} is called.
     *
     * @param action runs after the commit
     * @return false, because the host may never call {@link #committed()}
     */
    @Override
    public boolean afterCommit(Runnable action) {
        actions.add(action);
        return false;
    }

    /**
     * Reports that the host committed the connection, so that the first requests need not wait for the polling
     * interval. Do not call it after a rollback.
     */
    public void committed() {
        List<Runnable> due = List.copyOf(actions);
        actions.clear();
        due.forEach(Runnable::run);
    }
}
