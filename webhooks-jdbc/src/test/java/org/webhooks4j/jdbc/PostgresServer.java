package org.webhooks4j.jdbc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL server for all tests of this JVM; it ends with the JVM. */
final class PostgresServer {

    private static @Nullable EmbeddedPostgres server;

    private PostgresServer() {}

    /** A new database for one test class. Skips the test on a platform for which there is no server in the build. */
    static synchronized TestDatabase newDatabase(String name) {
        assumeTrue(
                hasBinaries("x86_64") || hasBinaries("arm_64"),
                "no PostgreSQL binaries for this platform on the class path");
        try {
            if (server == null) {
                server = EmbeddedPostgres.start();
            }
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            return new TestDatabase(server.getJdbcUrl("postgres", name), "postgres", "");
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + name, e);
        }
    }

    private static boolean hasBinaries(String architecture) {
        for (String system : new String[] {"linux", "darwin", "windows"}) {
            if (PostgresServer.class.getResource("/postgres-" + system + "-" + architecture + ".txz") != null) {
                return true;
            }
        }
        return false;
    }
}
