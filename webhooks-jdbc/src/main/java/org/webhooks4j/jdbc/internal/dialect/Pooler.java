package org.webhooks4j.jdbc.internal.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.webhooks4j.jdbc.internal.sql.Jdbc;

/**
 * Detects a connection pooler between PostgreSQL's driver and the server. In transaction mode it passes statements that
 * one client prepared to the next one. The check compares the server process with the one that the driver was told at
 * login. It reads the driver by reflection, because the store depends on no driver.
 */
final class Pooler {

    private Pooler() {}

    static boolean mayLoseStatements(Connection connection) throws SQLException {
        int process = Jdbc.query(connection, "SELECT pg_backend_pid()", row -> row.getInt(1))
                .get(0);
        try {
            Connection own = connection.unwrap(Connection.class);
            Class<?> driver = Class.forName(
                    "org.postgresql.PGConnection", false, own.getClass().getClassLoader());
            return driver.isInstance(own)
                    && !Objects.equals(driver.getMethod("getBackendPID").invoke(own), process)
                    && !Objects.equals(driver.getMethod("getPrepareThreshold").invoke(own), 0);
        } catch (ReflectiveOperationException e) {
            return false; // another driver
        }
    }
}
