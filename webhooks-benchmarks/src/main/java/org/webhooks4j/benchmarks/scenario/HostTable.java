package org.webhooks4j.benchmarks.scenario;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.webhooks4j.benchmarks.contestant.Contestant.HostWork;
import org.webhooks4j.benchmarks.contestant.MeasurementSetting;

/** The host's own tables, with one row of about 1 KiB for each event, or two. */
final class HostTable {

    private static final String BODY = "x".repeat(1_000);

    private HostTable() {}

    static void create(MeasurementSetting setting) throws SQLException {
        try (Connection connection = DriverManager.getConnection(setting.databaseUrl(), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE host_object (id bigint PRIMARY KEY, body text NOT NULL)");
            statement.execute("CREATE TABLE host_note (id bigint PRIMARY KEY, body text NOT NULL)");
        }
    }

    static HostWork insert(int number) {
        return connection -> insert(connection, "host_object", number);
    }

    /** Inserts a second row, as large as an event, into a table of its own. */
    static HostWork insertTwo(int number) {
        return connection -> {
            insert(connection, "host_object", number);
            insert(connection, "host_note", number);
        };
    }

    private static void insert(Connection connection, String table, int number) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO " + table + " (id, body) VALUES (?, ?)")) {
            statement.setLong(1, number);
            statement.setString(2, BODY);
            statement.executeUpdate();
        }
    }
}
