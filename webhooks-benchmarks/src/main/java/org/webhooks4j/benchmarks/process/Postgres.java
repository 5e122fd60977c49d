package org.webhooks4j.benchmarks.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One PostgreSQL server for the whole run with the default durability. Each measurement gets its own database. */
public final class Postgres implements AutoCloseable {

    private final EmbeddedPostgres server;
    private int databases;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts the server. */
    public static Postgres start() throws IOException {
        return new Postgres(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("max_connections", "200")
                .start());
    }

    /** Creates a database, and returns its URL with its user. */
    public String newDatabase() throws SQLException {
        String name = "run_" + ++databases;
        execute("CREATE DATABASE " + name);
        return server.getJdbcUrl("postgres", name);
    }

    /** Drops a database, and runs a checkpoint so that the server writes what it has postponed. */
    public void drop(String url) throws SQLException {
        String name = url.replaceFirst(".*/(run_\\d+).*", "$1");
        execute("DROP DATABASE " + name + " WITH (FORCE)");
        execute("CHECKPOINT");
    }

    /** Returns the id of the server's main process. */
    public long pid() throws SQLException {
        return Long.parseLong(
                ask("SELECT pg_read_file('postmaster.pid')").lines().findFirst().orElseThrow());
    }

    /** Returns version and durability settings, for the report. */
    public String description() throws SQLException {
        return ask("SELECT 'PostgreSQL ' || current_setting('server_version') || ', fsync ' || current_setting('fsync')"
                + " || ', synchronous_commit ' || current_setting('synchronous_commit') || ', shared_buffers ' ||"
                + " current_setting('shared_buffers')");
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
