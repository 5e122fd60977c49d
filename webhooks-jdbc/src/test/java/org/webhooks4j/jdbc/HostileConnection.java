package org.webhooks4j.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Lends a connection for statements and fails on everything that would change it; counts the statements left open. */
final class HostileConnection {

    private static final Set<String> ALLOWED = Set.of("prepareStatement", "createArrayOf", "getAutoCommit");

    private final Connection connection;
    private final AtomicInteger openStatements = new AtomicInteger();

    HostileConnection(Connection connection) {
        this.connection = connection;
    }

    int openStatements() {
        return openStatements.get();
    }

    Connection proxy() {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (!ALLOWED.contains(method.getName())) {
                        throw new AssertionError("Connection." + method.getName() + " was called");
                    }
                    try {
                        Object result = method.invoke(connection, arguments);
                        return result instanceof PreparedStatement statement ? counted(statement) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private PreparedStatement counted(PreparedStatement statement) {
        openStatements.incrementAndGet();
        return (PreparedStatement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return proxy();
                    }
                    if (method.getName().equals("close")) {
                        openStatements.decrementAndGet();
                    }
                    try {
                        return method.invoke(statement, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
