package org.webhooks4j.benchmarks.contestant;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Removes the flush from claims on PostgreSQL, or leaves it, with the same overhead in both cases. */
final class CommitFlushing {

    private static final Pattern FLUSH = Pattern.compile("SET LOCAL synchronous_commit TO DEFAULT");

    private CommitFlushing() {}

    static DataSource of(DataSource pool, boolean flushes) {
        return (DataSource) Proxy.newProxyInstance(
                CommitFlushing.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    if (!method.getName().equals("getConnection")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return connection(pool.getConnection(), flushes);
                });
    }

    private static Connection connection(Connection connection, boolean flushes) {
        return (Connection) Proxy.newProxyInstance(
                CommitFlushing.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (arguments != null && arguments[0] instanceof String sql && sql.contains("synchronous_commit")) {
                        String replacement = flushes ? "$0" : "SET LOCAL synchronous_commit = off";
                        arguments[0] = FLUSH.matcher(sql).replaceAll(replacement);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
