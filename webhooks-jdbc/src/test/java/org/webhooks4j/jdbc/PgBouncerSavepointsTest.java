package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webhooks4j.jdbc.internal.sql.Jdbc;

/** A driver that sets savepoints, behind a pooler and with another isolation level than the store's. */
class PgBouncerSavepointsTest {

    private static final int SERVER_CONNECTIONS = 3;

    @ParameterizedTest
    @CsvSource({"repeatable read,always", "serializable,always", "serializable,conservative"})
    void theStoreWorksAndChangesNoConnectionOfOthers(String isolation, String autosave) throws SQLException {
        String name = "bouncer_" + isolation.replace(" ", "_") + "_" + autosave;
        String direct = PostgresServer.NEWEST.newDatabaseUrl(name);
        execute(direct, "ALTER DATABASE " + name + " SET default_transaction_isolation = '" + isolation + "'");
        int port = Integer.parseInt(direct.replaceFirst(".*:(\\d+)/.*", "$1"));
        try (PgBouncer bouncer = PgBouncer.start(port, SERVER_CONNECTIONS);
                TestDatabase database = new TestDatabase(
                        bouncer.url(name) + "&prepareThreshold=0&autosave=" + autosave, "postgres", "")) {
            useAllServerConnections(database);

            for (int i = 0; i < 2 * SERVER_CONNECTIONS; i++) {
                StoreScenario.run(database.store());
            }

            for (int i = 0; i < 2 * SERVER_CONNECTIONS; i++) { // which are given out in turn
                assertThat(database.query("SHOW default_transaction_isolation", row -> row.getString(1)))
                        .containsExactly(isolation);
            }
        }
    }

    private static void useAllServerConnections(TestDatabase database) throws SQLException {
        List<Connection> open = new ArrayList<>();
        try {
            for (int i = 0; i < SERVER_CONNECTIONS; i++) {
                Connection connection = database.dataSource().getConnection();
                open.add(connection);
                connection.setAutoCommit(false);
                Jdbc.query(connection, "SELECT 1", row -> row.getInt(1));
            }
        } finally {
            for (Connection connection : open) {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.close();
            }
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
