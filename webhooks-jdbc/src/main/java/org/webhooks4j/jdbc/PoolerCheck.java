package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of a connection pooler between PostgreSQL's driver and the server. In transaction mode it passes statements
 * that one client prepared to the next one. The check compares the server process with the one that the driver was told
 * at login. It reads the driver by reflection, because the store depends on no driver.
 */
final class PoolerCheck {

    private static final Logger LOG = LoggerFactory.getLogger("org.webhooks4j.jdbc");

    private final Transactions transactions;
    private final Dialect dialect;

    PoolerCheck(Transactions transactions, Dialect dialect) {
        this.transactions = transactions;
        this.dialect = dialect;
    }

    void check() {
        if (dialect == Dialect.POSTGRESQL && transactions.own("look for a pooler", PoolerCheck::isAtRisk)) {
            LOG.warn(
                    "connections to the database go through a pooler, and the driver prepares statements: if the pooler is"
                            + " in transaction mode and does not keep track of them, add prepareThreshold=0 to the URL");
        }
    }

    private static boolean isAtRisk(Connection connection) throws SQLException {
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
