package org.webhooks4j.examples.cmdb;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;

/** The connections of the host, and its own table. */
final class Database implements AutoCloseable {

    private static final int CREATE_ATTEMPTS = 5;

    /**
     * Drops connections to an H2 database that has closed itself, for example because the disk was full; a new
     * connection opens the file again. The pool itself would keep them: it does not know H2's SQLSTATE, and does not
     * test connections that were used within the last half second.
     */
    @SuppressWarnings("SameNameButDifferent") // HikariCP calls it like the annotation
    private static final class ClosedDatabase implements SQLExceptionOverride {

        /** H2's "the database has been closed" and "called at shutdown", and a commit that could not be written. */
        private static final Set<Integer> CODES = Set.of(90098, 90121, 50000);

        @java.lang.Override
        public SQLExceptionOverride.Override adjudicate(SQLException e) {
            return CODES.contains(e.getErrorCode())
                    ? SQLExceptionOverride.Override.MUST_EVICT
                    : SQLExceptionOverride.Override.CONTINUE_EVICT;
        }
    }

    private final HikariDataSource pool;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Connects, and creates the host's table if it does not exist.
     *
     * @throws SQLException if the database cannot be reached or refuses the table
     */
    static Database open(Options.Login login, int connections) throws SQLException {
        // H2 serves a shared file to other processes, by default on all network interfaces.
        System.setProperty("h2.bindAddress", System.getProperty("h2.bindAddress", "127.0.0.1"));
        HikariConfig config = new HikariConfig();
        config.setPoolName("cmdb");
        config.setJdbcUrl(durable(sharable(login.url())));
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        config.setExceptionOverride(new ClosedDatabase());
        // With MariaDB's default isolation level, two imports can lock each other's gaps.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        try {
            HikariDataSource pool = new HikariDataSource(config);
            createTable(pool, login.kind());
            return new Database(pool);
        } catch (PoolInitializationException e) {
            throw new SQLException("the database of --db does not let us in: " + rootMessage(e), e);
        }
    }

    DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }

    /** Lets several processes use one H2 file, unless the URL sets another mode. */
    static String sharable(String url) {
        String upper = url.toUpperCase(Locale.ROOT);
        boolean decided = upper.contains("AUTO_SERVER") || upper.contains("DB_CLOSE_ON_EXIT");
        return isH2File(url) && !decided ? url + ";AUTO_SERVER=TRUE" : url;
    }

    /**
     * Makes H2 write its file at each commit, unless the URL sets another delay. By default, H2 writes up to half a
     * second later, and a kill of the process loses the commits of that time.
     */
    static String durable(String url) {
        return isH2File(url) && !url.toUpperCase(Locale.ROOT).contains("WRITE_DELAY") ? url + ";WRITE_DELAY=0" : url;
    }

    private static boolean isH2File(String url) {
        String upper = url.toUpperCase(Locale.ROOT);
        return upper.startsWith("JDBC:H2:FILE:") || upper.matches("JDBC:H2:[~./].*");
    }

    private static void createTable(DataSource dataSource, DatabaseKind kind) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(kind.createTable());
                return;
            } catch (SQLException e) {
                // IF NOT EXISTS does not keep two processes from creating the table at once; the second one then finds
                // it.
                if (attempt == CREATE_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static String rootMessage(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
