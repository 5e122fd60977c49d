package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.webhooks4j.Transaction;
import org.webhooks4j.TransactionMismatchException;

/**
 * The transaction of a connection that the host holds. The connection is never committed, rolled back, closed or
 * reconfigured here.
 *
 * <p>A connection does not say when it was committed. Either the engine's polling finds the deliveries, or the host
 * calls {@link #committed()} after its commit and saves the polling interval.
 */
public final class JdbcTransaction implements Transaction {

    private final Connection connection;
    private final List<Runnable> actions = new ArrayList<>();

    private JdbcTransaction(Connection connection) {
        this.connection = Objects.requireNonNull(connection, "connection is null: pass the transaction's connection");
    }

    /**
     * The transaction that a connection is in.
     *
     * @param connection the host's connection, with auto-commit off
     * @return a unit of work for one transaction; take a new one for the next
     */
    public static JdbcTransaction of(Connection connection) {
        return new JdbcTransaction(connection);
    }

    @Override
    public <T> T unwrap(Class<T> resource) {
        if (!resource.isInstance(connection)) {
            throw new TransactionMismatchException("this transaction holds a java.sql.Connection, not a "
                    + resource.getName() + ": use a store that writes through JDBC");
        }
        return resource.cast(connection);
    }

    /**
     * Keeps the action for {@link #committed()}.
     *
     * @param action what to do after the commit
     * @return false, because it is not known whether the host will say that it has committed
     */
    @Override
    public boolean afterCommit(Runnable action) {
        actions.add(action);
        return false;
    }

    /**
     * Says that the connection was committed, so that the first requests need not wait for the polling interval. Not to
     * be called after a rollback.
     */
    public void committed() {
        List<Runnable> due = List.copyOf(actions);
        actions.clear();
        due.forEach(Runnable::run);
    }
}
