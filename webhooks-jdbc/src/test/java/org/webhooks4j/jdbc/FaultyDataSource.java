package org.webhooks4j.jdbc;

import com.zaxxer.hikari.util.DriverDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Gives out connections of another data source, and does something before each of their calls, such as failing. */
final class FaultyDataSource {

    /** What happens before a call. */
    @FunctionalInterface
    interface Fault {

        void before(Connection connection, String method, @Nullable Object argument) throws Throwable;
    }

    private final DataSource delegate;
    private volatile Fault fault = (connection, method, argument) -> {};
    private final AtomicInteger open = new AtomicInteger();

    FaultyDataSource(DataSource delegate) {
        this.delegate = delegate;
    }

    /** Connections of a driver, without a pool. */
    static FaultyDataSource of(String url, String user) {
        return new FaultyDataSource(new DriverDataSource(url, null, new Properties(), user, ""));
    }

    void setFault(Fault fault) {
        this.fault = fault;
    }

    void heal() {
        this.fault = (connection, method, argument) -> {};
    }

    /** How many of its connections have not been closed. */
    int open() {
        return open.get();
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return connection();
                    }
                    return method.invoke(delegate, arguments);
                });
    }

    private Connection connection() throws SQLException {
        Connection connection = delegate.getConnection();
        open.incrementAndGet();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        open.decrementAndGet();
                    }
                    fault.before(connection, method.getName(), arguments == null ? null : arguments[0]);
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
