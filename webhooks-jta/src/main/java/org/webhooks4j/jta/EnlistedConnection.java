package org.webhooks4j.jta;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The connection of the calling thread's transaction, for as long as the transaction lasts. Each statement takes a
 * handle of the connection from the data source and gives it back when it is closed: pools complain of a handle that is
 * open when the transaction completes, and none can be closed in time if the last event is raised in a callback
 * {@code beforeCompletion}. Within a transaction, all handles are of the same connection.
 */
final class EnlistedConnection implements InvocationHandler {

    private final DataSource dataSource;

    private EnlistedConnection(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    static Connection of(DataSource dataSource) {
        return Proxies.of(Connection.class, new EnlistedConnection(dataSource));
    }

    // A proxy equals itself alone.
    @SuppressWarnings("ReferenceEquality")
    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        switch (method.getName()) {
            case "close", "commit", "rollback", "abort", "setAutoCommit" ->
                throw new SQLException(method.getName()
                        + " is not for the store to call: the connection belongs to a JTA transaction");
            case "isClosed" -> {
                return false;
            }
            case "equals" -> {
                return arguments != null && arguments[0] == proxy;
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            case "toString" -> {
                return "the connection of the JTA transaction, from " + dataSource;
            }
            default -> {}
        }
        Class<?> result = method.getReturnType();
        return Statement.class.isAssignableFrom(result)
                ? openStatement(proxy, method, arguments)
                : callOnce(method, arguments);
    }

    // The handle is closed with the statement.
    @SuppressWarnings("MustBeClosedChecker")
    private Object openStatement(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        Connection handle = dataSource.getConnection();
        try {
            Statement statement = (Statement) Proxies.result(handle, method, arguments);
            return Proxies.of(
                    method.getReturnType().asSubclass(Statement.class),
                    new HandleStatement(statement, handle, (Connection) proxy));
        } catch (Throwable e) {
            try {
                handle.close();
            } catch (SQLException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    private @Nullable Object callOnce(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try (Connection handle = dataSource.getConnection()) {
            return Proxies.call(handle, method, arguments);
        }
    }

    /** A statement that gives back its handle of the connection when it is closed. */
    private record HandleStatement(Statement statement, Connection handle, Connection connection)
            implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            return switch (method.getName()) {
                case "close" -> {
                    try (handle) {
                        statement.close();
                    }
                    yield null;
                }
                case "getConnection" -> connection;
                default -> Proxies.call(statement, method, arguments);
            };
        }
    }
}
