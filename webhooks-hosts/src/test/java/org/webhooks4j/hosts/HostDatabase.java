package org.webhooks4j.hosts;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** The databases that a host may have; each data source is one of a new, empty database with the host's own table. */
enum HostDatabase {
    H2 {
        @Override
        DataSource create(String name) {
            JdbcDataSource dataSource = new JdbcDataSource();
            dataSource.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
            return dataSource;
        }
    },
    POSTGRESQL {
        @Override
        DataSource create(String name) throws SQLException {
            assumeTrue(
                    HostDatabase.class.getResource("/postgres-linux-x86_64.txz") != null
                            || HostDatabase.class.getResource("/postgres-linux-arm_64.txz") != null,
                    "no PostgreSQL binaries for this platform in the build");
            execute(Postgres.SERVER.getPostgresDatabase(), "CREATE DATABASE " + name);
            return Postgres.SERVER.getDatabase("postgres", name);
        }
    };

    /** One server for all tests of this JVM, started by the first that needs it; it ends with the JVM. */
    private static final class Postgres {

        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL does not start", e);
            }
        }
    }

    private static final AtomicInteger COUNT = new AtomicInteger();

    abstract DataSource create(String name) throws SQLException;

    DataSource newDataSource() throws SQLException {
        DataSource dataSource = create("host_" + COUNT.incrementAndGet());
        execute(dataSource, "CREATE TABLE server (id VARCHAR(50) PRIMARY KEY, name VARCHAR(50), status VARCHAR(50))");
        return dataSource;
    }

    private static void execute(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
