package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A connection of the data source's, in a transaction of the store's own, handed back as it came. Works at READ
 * COMMITTED whatever the default is: the lanes' rules need statements that see what others have committed meanwhile.
 */
final class OwnConnection implements AutoCloseable {

    private final Connection connection;
    private final boolean autoCommit;

    /** What to go back to; the default if the database is told for one transaction at a time. */
    private final int isolation;

    private final @Nullable String opening;
    private final boolean joined;

    private OwnConnection(Connection connection, @Nullable String opening, boolean joined) throws SQLException {
        this.connection = connection;
        this.opening = opening;
        this.joined = joined;
        this.autoCommit = connection.getAutoCommit();
        this.isolation = opening == null ? connection.getTransactionIsolation() : Connection.TRANSACTION_READ_COMMITTED;
    }

    /**
     * Begins a transaction.
     *
     * @param opening a statement that sets up this transaction alone, if the database knows one: asking a driver for
     *     the isolation level, setting it and setting it back are three round trips
     * @param joined whether it goes along with the first statement, which is a query then
     */
    // Closed by the caller, or here if it cannot be set up.
    @SuppressWarnings("MustBeClosedChecker")
    static OwnConnection open(DataSource dataSource, @Nullable String opening, boolean joined) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            OwnConnection own = new OwnConnection(connection, opening, joined);
            own.begin();
            return own;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void begin() throws SQLException {
        if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
        if (autoCommit) {
            connection.setAutoCommit(false);
        }
    }

    <T> T commitAfter(Transactions.Work<T> work) throws SQLException {
        T result;
        try {
            result = work.run(opened());
        } catch (SQLException | RuntimeException e) {
            try {
                connection.rollback();
            } catch (SQLException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
        try {
            connection.commit();
        } catch (SQLException e) {
            throw Failures.ofCommit(e);
        }
        return result;
    }

    private Connection opened() throws SQLException {
        if (opening == null) {
            return connection;
        }
        if (joined) {
            return OpeningStatement.before(connection, opening);
        }
        Jdbc.execute(connection, opening);
        return connection;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (!connection.isClosed()) {
                if (autoCommit) {
                    connection.setAutoCommit(true);
                }
                if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                    connection.setTransactionIsolation(isolation);
                }
            }
        }
    }
}
