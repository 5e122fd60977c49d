package org.webhooks4j.jta;

import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Gives connections that take part in no JTA transaction. Pools enlist a connection that a thread gets or uses within a
 * transaction, so the thread's transaction is suspended from {@code getConnection()} until the connection is closed.
 */
record OutsideDataSource(DataSource target, TransactionManager manager) implements InvocationHandler {

    static DataSource of(DataSource target, TransactionManager manager) {
        return Proxies.of(DataSource.class, new OutsideDataSource(targetOf(target), manager));
    }

    /** Returns what such a data source stands for, or any other as it is. */
    static DataSource targetOf(DataSource dataSource) {
        return Proxy.isProxyClass(dataSource.getClass())
                        && Proxy.getInvocationHandler(dataSource) instanceof OutsideDataSource outside
                ? outside.target
                : dataSource;
    }

    // A proxy equals itself alone.
    @SuppressWarnings("ReferenceEquality")
    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        return switch (method.getName()) {
            case "getConnection" -> open(method, arguments);
            case "equals" -> arguments != null && arguments[0] == proxy;
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> target + ", outside of JTA transactions";
            default -> Proxies.call(target, method, arguments);
        };
    }

    private @Nullable Object open(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        Transaction suspended = suspend();
        if (suspended == null) {
            return Proxies.call(target, method, arguments);
        }
        try {
            Connection connection = (Connection) Proxies.result(target, method, arguments);
            return Proxies.of(Connection.class, new Suspending(connection, manager, suspended, Thread.currentThread()));
        } catch (Throwable e) {
            try {
                resume(manager, suspended);
            } catch (SQLException resuming) {
                e.addSuppressed(resuming);
            }
            throw e;
        }
    }

    private @Nullable Transaction suspend() throws SQLException {
        try {
            return manager.getTransaction() == null ? null : manager.suspend();
        } catch (SystemException e) {
            throw new SQLException("the thread's JTA transaction cannot be suspended for the work of the store", e);
        }
    }

    private static void resume(TransactionManager manager, Transaction suspended) throws SQLException {
        try {
            manager.resume(suspended);
        } catch (InvalidTransactionException | SystemException | IllegalStateException e) {
            throw new SQLException("the thread's JTA transaction cannot be resumed after the work of the store", e);
        }
    }

    /** A connection whose first {@code close()} resumes the transaction that was suspended for it. */
    private static final class Suspending implements InvocationHandler {

        private final Connection connection;
        private final TransactionManager manager;
        private final Thread owner;
        private @Nullable Transaction suspended;

        Suspending(Connection connection, TransactionManager manager, Transaction suspended, Thread owner) {
            this.connection = connection;
            this.manager = manager;
            this.suspended = suspended;
            this.owner = owner;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            if (!method.getName().equals("close")) {
                return Proxies.call(connection, method, arguments);
            }
            close();
            return null;
        }

        private void close() throws SQLException {
            Transaction resumable = suspended;
            if (resumable != null && Thread.currentThread() != owner) {
                throw new SQLException("the connection is closed by another thread than " + owner.getName()
                        + ", whose JTA transaction is suspended until then");
            }
            suspended = null;
            try {
                connection.close();
            } finally {
                if (resumable != null) {
                    resume(manager, resumable);
                }
            }
        }
    }
}
