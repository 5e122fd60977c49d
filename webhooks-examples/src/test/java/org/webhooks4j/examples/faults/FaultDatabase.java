package org.webhooks4j.examples.faults;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A database server that can be killed and started again on its data, and one database in it. */
abstract class FaultDatabase {

    private final String user;
    private String name = "";

    FaultDatabase(String user) {
        this.user = user;
    }

    final String user() {
        return user;
    }

    /** The JDBC URL, to the server itself or to whatever stands before it on another port. */
    final String url(int port) {
        return urlPrefix() + "127.0.0.1:" + port + "/" + name + urlSuffix();
    }

    final void newDatabase(String newName) throws SQLException {
        execute(urlPrefix() + "127.0.0.1:" + port() + "/" + maintenanceDatabase(), "CREATE DATABASE " + newName);
        name = newName;
    }

    /**
     * What the database committed, told by itself: a trigger writes each change of an object into a table of its own,
     * in the same transaction.
     */
    final void recordHistory() throws SQLException {
        for (String statement : historyDdl()) {
            execute(statement);
        }
    }

    final List<Change> history() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT op, object_id, v FROM history ORDER BY seq")) {
            List<Change> changes = new ArrayList<>();
            while (rows.next()) {
                changes.add(new Change(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
            return changes;
        }
    }

    final void execute(String sql) throws SQLException {
        execute(url(port()), sql);
    }

    final long count(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Returns when everything that a node had claimed is somebody else's, which is when its leases are over. */
    final void awaitTakeover(String node) {
        Poll.until(
                "others take over from " + node,
                Duration.ofSeconds(30),
                () -> count("SELECT count(*) FROM webhooks_delivery WHERE node = '" + node + "'") == 0);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url(port()), user, "");
    }

    private void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    abstract String label();

    abstract int port();

    abstract String urlPrefix();

    abstract String urlSuffix();

    abstract String maintenanceDatabase();

    abstract List<String> historyDdl();

    /** Stops it at once, as a crash does, and starts it again. */
    abstract void crashAndRestart() throws Exception;

    abstract void stop() throws Exception;

    /**
     * One committed change.
     *
     * @param op create, update or delete
     * @param object the object's id
     * @param v the version that was written, or that was deleted
     */
    record Change(String op, String object, String v) {

        String key() {
            return op + " " + object + " " + v;
        }
    }
}
