package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.webhooks4j.StoreException;
import org.webhooks4j.TransactionMismatchException;
import org.webhooks4j.TransactionRequiredException;

class JdbcTransactionTest {

    @Test
    void itHoldsTheConnectionAndNothingElse() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
            connection.setAutoCommit(false);
            JdbcTransaction transaction = JdbcTransaction.of(connection);

            assertThat(transaction.unwrap(Connection.class)).isSameAs(connection);
            assertThatThrownBy(() -> transaction.unwrap(String.class))
                    .isInstanceOf(TransactionMismatchException.class)
                    .hasMessageContaining("java.sql.Connection");
        }
    }

    @Test
    void actionsRunOnceWhenTheHostSaysItHasCommitted() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
            connection.setAutoCommit(false);
            JdbcTransaction transaction = JdbcTransaction.of(connection);
            List<String> ran = new ArrayList<>();

            assertThat(transaction.afterCommit(() -> ran.add("first"))).isFalse();
            transaction.afterCommit(() -> ran.add("second"));
            assertThat(ran).isEmpty();

            transaction.committed();
            transaction.committed();
            assertThat(ran).containsExactly("first", "second");
        }
    }

    @Test
    void aConnectionThatCommitsEveryStatementIsRefusedAtOnce() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
            assertThatThrownBy(() -> JdbcTransaction.of(connection))
                    .isInstanceOf(TransactionRequiredException.class)
                    .hasMessageContaining("auto-commit")
                    .hasMessageContaining("setAutoCommit(false)");
        }
    }

    @Test
    void aClosedConnectionIsRefusedAtOnce() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
        connection.close();

        assertThatThrownBy(() -> JdbcTransaction.of(connection))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("join the transaction of a connection");
    }
}
