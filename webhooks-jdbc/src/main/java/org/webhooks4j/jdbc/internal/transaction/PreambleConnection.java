package org.webhooks4j.jdbc.internal.transaction;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.jdbc.internal.sql.Jdbc;

/**
 * Sends a transaction's preamble along with its first statement, which saves one of the few round trips that a delivery
 * waits for. The first statement must be a query whose rows {@link Jdbc#read} reads.
 */
public final class PreambleConnection implements InvocationHandler {

    private final Connection connection;
    private @Nullable String preamble;

    private PreambleConnection(Connection connection, String preamble) {
        this.connection = connection;
        this.preamble = preamble;
    }

    /** Returns a connection that adds the preamble to its first statement. */
    public static Connection before(Connection connection, String preamble) {
        return (Connection) Proxy.newProxyInstance(
                PreambleConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new PreambleConnection(connection, preamble));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        String first = preamble;
        preamble = null;
        if (first != null) {
            if (method.getName().equals("prepareStatement") && arguments != null) {
                arguments[0] = first + ";\n" + arguments[0];
            } else {
                Jdbc.execute(connection, first);
            }
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
