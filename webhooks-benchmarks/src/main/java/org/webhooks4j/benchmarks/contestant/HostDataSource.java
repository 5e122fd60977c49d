package org.webhooks4j.benchmarks.contestant;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Gives a library the connection of the host's transaction if the thread has one, as a framework's transaction-aware
 * data source does.
 */
final class HostDataSource {

    private static final Set<String> LEFT_TO_THE_HOST = Set.of("close", "commit", "rollback", "setAutoCommit");

    private final DataSource pool;

    @SuppressWarnings("ThreadLocalUsage") // one for each of the few data sources of a measurement
    private final ThreadLocal<@Nullable Connection> current = new ThreadLocal<>();

    HostDataSource(DataSource pool) {
        this.pool = pool;
    }

    void begin(Connection connection) {
        current.set(connection);
    }

    void end() {
        current.remove();
    }

    /** Returns the data source for the library. */
    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                HostDataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    if (!method.getName().equals("getConnection")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    Connection connection = current.get();
                    return connection == null ? pool.getConnection() : shared(connection);
                });
    }

    private static Connection shared(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                HostDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (LEFT_TO_THE_HOST.contains(method.getName())) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() instanceof SQLException cause ? cause : e;
                    }
                });
    }
}
