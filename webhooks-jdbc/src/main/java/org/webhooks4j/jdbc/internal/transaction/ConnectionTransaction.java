package org.webhooks4j.jdbc.internal.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import org.webhooks4j.Transaction;
import org.webhooks4j.TransactionMismatchException;
import org.webhooks4j.TransactionRequiredException;

/** The transaction that is open on a connection. It does not learn of the commit. */
public record ConnectionTransaction(Connection connection) implements Transaction {

    /** Refuses a connection in auto-commit mode: it would commit the event even if the host's own work fails later. */
    public static void require(Connection connection) {
        try {
            if (!connection.getAutoCommit()) {
                return;
            }
        } catch (SQLException e) {
            throw Failures.toStoreException("join the transaction of a connection", e);
        }
        throw new TransactionRequiredException("the connection is in auto-commit mode, so an event would be stored"
                + " even if the application's own statements fail: call setAutoCommit(false) before the"
                + " transaction, or raise the event through webhooks.in(Transaction.NONE)");
    }

    @Override
    public <T> T unwrap(Class<T> resource) {
        if (!resource.isInstance(connection)) {
            throw new TransactionMismatchException("this transaction holds a java.sql.Connection, not a "
                    + resource.getName() + ": use a store that writes through JDBC");
        }
        return resource.cast(connection);
    }
}
