package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.webhooks4j.StoreException;
import org.webhooks4j.Transaction;
import org.webhooks4j.TransientStoreException;
import org.webhooks4j.UncertainCommitException;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.jdbc.internal.transaction.Failures;
import org.webhooks4j.jdbc.internal.transaction.TransactionPreambles;
import org.webhooks4j.jdbc.internal.transaction.Transactions;

class TransactionsTest {

    private final AtomicInteger tries = new AtomicInteger();
    private final CountingDataSource dataSource = new CountingDataSource(h2());
    private final Transactions transactions =
            new Transactions(dataSource, new TransactionPreambles(null, null, null, false), new Random(1));

    @Test
    void aDeadlockIsTriedAgain() {
        String result = transactions.own("test", connection -> {
            if (tries.incrementAndGet() < 3) {
                throw new SQLException("deadlock", "40001");
            }
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(tries).hasValue(3);
        assertThat(dataSource.open()).isZero();
    }

    @Test
    void aDeadlockInsideTheLogIsTriedAgainToo() {
        String result = transactions.own(
                "complete",
                connection -> transactions.in(JdbcTransaction.of(connection), "log", same -> {
                    if (tries.incrementAndGet() < 2) {
                        throw new SQLException("deadlock", "40P01");
                    }
                    return "done";
                }));

        assertThat(result).isEqualTo("done");
    }

    @Test
    void aLostConnectionIsGivenUpAfterAFewTries() {
        assertThatThrownBy(() -> transactions.own("claim deliveries", connection -> {
                    tries.incrementAndGet();
                    throw new SQLException("gone", "08006");
                }))
                .isInstanceOf(TransientStoreException.class)
                .hasMessageContaining("cannot claim deliveries")
                .hasMessageContaining("cannot be reached");

        assertThat(tries).hasValueGreaterThan(2).hasValueLessThan(20);
        assertThat(dataSource.open()).isZero();
    }

    @Test
    void whatCannotSucceedIsNotTriedAgain() {
        assertThatThrownBy(() -> transactions.own("test", connection -> {
                    tries.incrementAndGet();
                    throw new SQLException("syntax", "42000");
                }))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("42000");

        assertThat(tries).hasValue(1);
    }

    @Test
    void anUncertainCommitIsNotRepeated() {
        SQLException lost = Failures.ofCommit(new SQLException("gone", "08006"));

        assertThat(Failures.isWorthRepeating(lost)).isFalse();
        assertThat(Failures.toStoreException("claim deliveries", lost)).isInstanceOf(UncertainCommitException.class);
    }

    @Test
    void aCommitThatTheDatabaseRefusedIsNotUncertain() {
        for (String state : List.of("40001", "23505")) {
            SQLException refused = Failures.ofCommit(new SQLException("conflict", state));

            assertThat(Failures.isWorthRepeating(refused)).as(state).isTrue();
            assertThat(Failures.toStoreException("complete deliveries", refused))
                    .isNotInstanceOf(UncertainCommitException.class);
        }
    }

    @Test
    void anH2DatabaseThatWasClosedIsOutOfReach() {
        assertThatThrownBy(() -> transactions.own("claim deliveries", connection -> {
                    Jdbc.execute(connection, "SHUTDOWN");
                    return Jdbc.query(connection, "SELECT 1", row -> row.getInt(1));
                }))
                .isInstanceOf(TransientStoreException.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void aPoolThatHasNoConnectionToGiveMayHaveOneLater() {
        SQLException full = new SQLTransientConnectionException("not available, request timed out after 30000ms");

        assertThat(Failures.toStoreException("store events", full))
                .isInstanceOf(TransientStoreException.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void workInTheHostsTransactionIsNeverRepeated() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            Transaction transaction = JdbcTransaction.of(connection);

            assertThatThrownBy(() -> transactions.in(transaction, "store events", same -> {
                        tries.incrementAndGet();
                        throw new SQLException("deadlock", "40001");
                    }))
                    .isInstanceOf(TransientStoreException.class);
        }
        assertThat(tries).hasValue(1);
    }

    @Test
    void failedWorkIsRolledBack() {
        transactions.own("test", connection -> Jdbc.update(connection, "CREATE TABLE t (id INT)"));

        assertThatThrownBy(() -> transactions.own("test", connection -> {
                    Jdbc.update(connection, "INSERT INTO t VALUES (1)");
                    throw new StoreException("no");
                }))
                .isInstanceOf(StoreException.class);

        List<Integer> stored = transactions.own(
                "test", connection -> Jdbc.query(connection, "SELECT id FROM t", row -> row.getInt(1)));
        assertThat(stored).isEmpty();
    }

    private static JdbcDataSource h2() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:transactions-" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }
}
