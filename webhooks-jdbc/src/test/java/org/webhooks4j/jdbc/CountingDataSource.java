package org.webhooks4j.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Knows how many of its connections have not been closed, and how many statements were executed through all of them.
 */
final class CountingDataSource extends ConnectionsOnly {

    private final DataSource delegate;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger executions = new AtomicInteger();

    CountingDataSource(DataSource delegate) {
        this.delegate = delegate;
    }

    int open() {
        return open.get();
    }

    /** Each of them a round trip to the database, or a part of one. */
    int executions() {
        return executions.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = delegate.getConnection();
        open.incrementAndGet();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close") && !connection.isClosed()) {
                        open.decrementAndGet();
                    }
                    Object result = invoke(method, connection, arguments);
                    return result instanceof PreparedStatement statement
                            ? counted(PreparedStatement.class, statement)
                            : result instanceof Statement statement ? counted(Statement.class, statement) : result;
                });
    }

    private Object counted(Class<?> type, Statement statement) {
        return Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        executions.incrementAndGet();
                    }
                    return invoke(method, statement, arguments);
                });
    }

    private static @Nullable Object invoke(Method method, Object target, @Nullable Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
