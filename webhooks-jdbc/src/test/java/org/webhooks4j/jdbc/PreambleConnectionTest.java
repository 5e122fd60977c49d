package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.jdbc.internal.transaction.PreambleConnection;

class PreambleConnectionTest {

    private static final String PREAMBLE =
            "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;\nSET LOCAL application_name = 'opened'";

    private static final String QUERY =
            "SELECT current_setting('application_name') || ' ' || current_setting('transaction_isolation')";

    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = PostgresServer.NEWEST.newDatabase("opening");
    }

    @AfterAll
    static void drop() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void theFirstQueryAndThoseAfterItAreInATransactionThatIsSetUp() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            Connection opened = PreambleConnection.before(connection, PREAMBLE);

            assertThat(ask(opened)).containsExactly("opened serializable");
            assertThat(ask(opened)).containsExactly("opened serializable");

            opened.commit();
            assertThat(ask(connection)).isNotEqualTo(List.of("opened serializable"));
        }
    }

    @Test
    void whateverElseComesFirstIsInATransactionThatIsSetUp() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            Connection opened = PreambleConnection.before(connection, PREAMBLE);

            try (Statement statement = opened.createStatement();
                    ResultSet row = statement.executeQuery(QUERY)) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("opened serializable");
            }
        }
    }

    @Test
    void aFailureIsTheDriversOwn() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            Connection opened = PreambleConnection.before(connection, PREAMBLE);

            assertThatThrownBy(opened::setSavepoint)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("auto-commit");
        }
    }

    private static List<String> ask(Connection connection) throws SQLException {
        return Jdbc.query(connection, QUERY, row -> row.getString(1));
    }
}
