package org.webhooks4j.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.webhooks4j.jdbc.internal.dialect.Database;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.jdbc.internal.sql.RowReader;
import org.webhooks4j.spi.SecretCipher;

/** A database of one test class, with a pool in front of it as a host has. */
final class TestDatabase implements AutoCloseable {

    private static final List<String> TABLES = List.of(
            "webhook", "event", "delivery", "lane", "log", "audit", "skipped", "backfill", "failure", "base", "tally");

    private final HikariConfig settings;
    private final HikariDataSource pool;
    private final CountingDataSource dataSource;
    private final JdbcStore store;

    TestDatabase(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        this.settings = config;
        this.pool = new HikariDataSource(config);
        this.dataSource = new CountingDataSource(pool);
        this.store = store(SecretCipher.none());
        store.migrate();
    }

    static TestDatabase h2InMemory(String name) {
        return new TestDatabase("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
    }

    JdbcStore store() {
        return store;
    }

    /** What the database's own name is, where it has one. */
    String name() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return connection.getCatalog().toLowerCase(Locale.ROOT);
        }
    }

    Dialect dialect() {
        return Database.detect(pool).dialect();
    }

    JdbcStore store(SecretCipher cipher) {
        return JdbcStore.on(dataSource).cipher(cipher).build();
    }

    /** How another pool in front of the same database is made; who finds it empty gives up after ten seconds. */
    HikariConfig poolOf(int connections) {
        HikariConfig config = new HikariConfig();
        settings.copyStateTo(config);
        config.setPoolName(null);
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(10_000);
        return config;
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** How many connections were taken and not given back. */
    int openConnections() {
        return dataSource.open();
    }

    /** How many statements were executed until now. */
    int executions() {
        return dataSource.executions();
    }

    void clear() throws SQLException {
        for (String table : TABLES) {
            execute("DELETE FROM webhooks_" + table);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    <T> List<T> query(String sql, RowReader<T> reader) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return Jdbc.query(connection, sql, reader);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
