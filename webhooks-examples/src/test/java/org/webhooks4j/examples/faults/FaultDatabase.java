package org.webhooks4j.examples.faults;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database server that can be killed and restarted on its data, with one database. */
abstract class FaultDatabase {

    private final String user;
    private String name = "";

    FaultDatabase(String user) {
        this.user = user;
    }

    final String user() {
        return user;
    }

    /**
     * Returns the JDBC URL of the server itself, or of a proxy in front of it on another port.
     *
     * @param holder the user of the connections, as {@link #leases()} names the holder of a lease if the database can
     *     tell
     */
    final String url(int port, String holder) {
        return urlPrefix() + "127.0.0.1:" + port + "/" + name + urlSuffix() + holderParameter(holder);
    }

    private String url() {
        return url(port(), "test");
    }

    final void newDatabase(String newName) throws SQLException {
        execute(urlPrefix() + "127.0.0.1:" + port() + "/" + maintenanceDatabase(), "CREATE DATABASE " + newName);
        name = newName;
    }

    /**
     * Makes the database record what it commits: triggers write each change of an object, and each lease, into tables
     * of their own, in the same transaction.
     */
    final void recordHistory() throws SQLException {
        for (String statement : historyDdl()) {
            execute(statement);
        }
    }

    final List<ExplainedDuplicates.Lease> leases() throws SQLException {
        return query(
                "SELECT event_id, ordinal, attempts, holder, taken_at, ends_at FROM lease_history ORDER BY seq",
                row -> new ExplainedDuplicates.Lease(
                        attempt(row, row.getInt("attempts") + 1),
                        row.getString("holder"),
                        row.getLong("taken_at"),
                        row.getLong("ends_at")));
    }

    /** Returns the attempts that ended without a response, as their sender saw it. */
    final List<ExplainedDuplicates.Attempt> attemptsWithoutAnswer() throws SQLException {
        return query(
                "SELECT event_id, ordinal, number FROM webhooks_log WHERE outcome IN ('TIMEOUT', 'CONNECT_FAILURE',"
                        + " 'CONNECTION_LOST')",
                row -> attempt(row, row.getInt("number")));
    }

    private static ExplainedDuplicates.Attempt attempt(ResultSet row, int number) throws SQLException {
        return new ExplainedDuplicates.Attempt(
                "msg_" + row.getString("event_id") + "_" + row.getInt("ordinal"), number);
    }

    final List<Change> history() throws SQLException {
        return query(
                "SELECT op, object_id, v FROM history ORDER BY seq",
                row -> new Change(row.getString(1), row.getString(2), row.getString(3)));
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Reader<T> reader) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> results = new ArrayList<>();
            while (rows.next()) {
                results.add(reader.read(rows));
            }
            return results;
        }
    }

    final void execute(String sql) throws SQLException {
        execute(url(), sql);
    }

    final long count(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Waits until other nodes own everything that a node had claimed, which is when its leases have expired. */
    final void awaitTakeover(String node) {
        Poll.until(
                "others take over from " + node,
                Poll.LONG,
                () -> count("SELECT count(*) FROM webhooks_delivery WHERE node = '" + node + "'") == 0);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user, "");
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

    /** Returns the parameter of the URL by which the database knows the node; empty if it cannot know it. */
    abstract String holderParameter(String holder);

    abstract String maintenanceDatabase();

    abstract List<String> historyDdl();

    /** Stops the server at once, as a crash does, and restarts it. */
    abstract void crashAndRestart() throws Exception;

    abstract void stop() throws Exception;

    /**
     * One committed change.
     *
     * @param op create, update or delete
     * @param object the object's id
     * @param v the version that was written or deleted
     */
    record Change(String op, String object, String v) {

        String key() {
            return op + " " + object + " " + v;
        }
    }
}
