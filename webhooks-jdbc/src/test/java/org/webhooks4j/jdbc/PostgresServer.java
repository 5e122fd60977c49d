package org.webhooks4j.jdbc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL server of each version for all tests of this JVM; they end with the JVM. */
final class PostgresServer {

    /** Put beside the class path by the build, because the programs of all versions have the same file names. */
    private static final Path OLDEST_JAR = Path.of("target", "postgres-oldest.jar");

    static final PostgresServer NEWEST = new PostgresServer(
            DefaultPostgresBinaryResolver.INSTANCE, isOnClassPath("x86_64") || isOnClassPath("arm_64"));
    static final PostgresServer OLDEST =
            new PostgresServer((system, architecture) -> onlyArchiveOf(OLDEST_JAR), Files.exists(OLDEST_JAR));

    private final PgBinaryResolver programs;
    private final boolean available;
    private @Nullable EmbeddedPostgres server;

    private PostgresServer(PgBinaryResolver programs, boolean available) {
        this.programs = programs;
        this.available = available;
    }

    /** A new database for one test class. Skips the test on a platform for which there is no server in the build. */
    TestDatabase newDatabase(String name) {
        return new TestDatabase(newDatabaseUrl(name), "postgres", "");
    }

    /** The name may have options of {@code CREATE DATABASE} after it. */
    synchronized String newDatabaseUrl(String name) {
        assumeTrue(available, "no PostgreSQL binaries for this platform in the build");
        try {
            if (server == null) {
                server =
                        EmbeddedPostgres.builder().setPgBinaryResolver(programs).start();
            }
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            return server.getJdbcUrl("postgres", name.replaceFirst(" .*", ""));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + name, e);
        }
    }

    private static boolean isOnClassPath(String architecture) {
        for (String system : new String[] {"linux", "darwin", "windows"}) {
            if (PostgresServer.class.getResource("/postgres-" + system + "-" + architecture + ".txz") != null) {
                return true;
            }
        }
        return false;
    }

    private static InputStream onlyArchiveOf(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            JarEntry archive = jar.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no server's programs in " + path));
            return new ByteArrayInputStream(jar.getInputStream(archive).readAllBytes());
        }
    }
}
