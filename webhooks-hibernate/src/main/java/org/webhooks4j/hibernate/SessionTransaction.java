package org.webhooks4j.hibernate;

import jakarta.transaction.Status;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.webhooks4j.Transaction;
import org.webhooks4j.TransactionMismatchException;

/** The transaction of a session. */
final class SessionTransaction implements Transaction {

    private final SharedSessionContractImplementor session;
    private final List<Runnable> afterCommit = new ArrayList<>();

    SessionTransaction(SharedSessionContractImplementor session) {
        this.session = session;
    }

    @Override
    public <T> T unwrap(Class<T> resource) {
        if (!resource.isAssignableFrom(Connection.class)) {
            throw new TransactionMismatchException(
                    "a session of Hibernate holds a java.sql.Connection, not a " + resource.getName());
        }
        return resource.cast(session.getJdbcCoordinator().getLogicalConnection().getPhysicalConnection());
    }

    @Override
    public boolean afterCommit(Runnable action) {
        afterCommit.add(action);
        return true;
    }

    void ended(int status) {
        if (status == Status.STATUS_COMMITTED) {
            afterCommit.forEach(Runnable::run);
        }
        afterCommit.clear();
    }
}
