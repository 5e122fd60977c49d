package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.util.DriverDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.SecretCipher;

/** Connections as hosts have set them up: the store works with them, and hands them back as they were. */
class ConnectionSettingsTest {

    @Test
    void postgresSavepointsBeforeEachStatementAndOtherIsolationLevels() throws SQLException {
        String url = PostgresServer.NEWEST.newDatabaseUrl("autosave");
        migrate(url, "postgres");
        for (String isolation : List.of("repeatable read", "serializable")) {
            execute(url, "postgres", "ALTER DATABASE autosave SET default_transaction_isolation = '" + isolation + "'");
            for (String autosave : List.of("always", "conservative")) {
                for (boolean autoCommit : List.of(true, false)) {
                    try (Connection connection =
                            DriverManager.getConnection(url + "&autosave=" + autosave, "postgres", "")) {
                        connection.setAutoCommit(autoCommit);
                        works(new OneConnection(connection));

                        assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
                        assertThat(Jdbc.query(
                                        connection, "SHOW default_transaction_isolation", row -> row.getString(1)))
                                .as("handed back")
                                .containsExactly(isolation);
                    }
                }
            }
        }
    }

    @Test
    void mariaDbRefusesUpdatesWithoutAKey() throws SQLException {
        for (String driver : List.of("mariadb", "mysql")) {
            String url = MariaDbServer.newDatabaseUrl("safe_updates_" + driver, driver);
            migrate(url, "root");
            try (Connection connection =
                    DriverManager.getConnection(url + "?sessionVariables=sql_safe_updates=1", "root", "")) {
                works(new OneConnection(connection));

                assertThat(Jdbc.query(connection, "SELECT @@SESSION.sql_safe_updates", row -> row.getInt(1)))
                        .as("handed back")
                        .containsExactly(1);
            }
        }
    }

    private static void works(DataSource dataSource) {
        JdbcStore store = JdbcStore.on(dataSource).cipher(SecretCipher.none()).build();
        store.validate();
        QueueDriver queue = new QueueDriver(store);
        int before = queue.ended().size();
        queue.enqueue(3);
        List<Claim> claims = queue.claim(10);
        assertThat(claims).hasSize(3);
        queue.dead(claims);
        assertThat(queue.pending()).isEmpty();
        assertThat(queue.ended()).hasSize(before + 3);
    }

    private static void migrate(String url, String user) {
        JdbcStore.on(new DriverDataSource(url, null, new Properties(), user, ""))
                .cipher(SecretCipher.none())
                .build()
                .migrate();
    }

    private static void execute(String url, String user, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
