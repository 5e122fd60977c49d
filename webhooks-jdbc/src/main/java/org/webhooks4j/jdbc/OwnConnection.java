package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection of the data source's, in a transaction of the store's own, handed back as it came. Works at READ
 * COMMITTED whatever the default is: the lanes' rules need statements that see what others have committed meanwhile.
 * What is not committed is rolled back, whatever ended the work.
 */
final class OwnConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("org.webhooks4j.jdbc");

    private final Connection connection;
    private final boolean autoCommit;

    /** What to go back to; the default if the database is told for one transaction at a time. */
    private final int isolation;

    private final @Nullable String preamble;
    private final boolean joined;
    private final Set<Workaround> workarounds;
    private boolean safeUpdates;

    /** Whether it may be in a transaction that could not be rolled back, and that nobody must commit. */
    private boolean spoilt;

    private OwnConnection(Connection connection, @Nullable String preamble, boolean joined, Set<Workaround> workarounds)
            throws SQLException {
        this.connection = connection;
        this.preamble = preamble;
        this.joined = joined;
        this.workarounds = workarounds;
        this.autoCommit = connection.getAutoCommit();
        boolean early = workarounds.contains(Workaround.ISOLATION_BEFORE_BEGIN);
        if (!autoCommit && (early || workarounds.contains(Workaround.BEGIN_WITH_ISOLATION))) {
            connection.rollback();
        }
        this.isolation = preamble == null || early
                ? connection.getTransactionIsolation()
                : Connection.TRANSACTION_READ_COMMITTED;
    }

    /**
     * Begins a transaction.
     *
     * @param preamble a statement that sets up this transaction alone, if the database knows one: asking a driver for
     *     the isolation level, setting it and setting it back are three round trips
     * @param joined whether it goes along with the first statement, which is a query then
     * @param workarounds what this host's connections need
     */
    // Closed by the caller, or here if it cannot be set up.
    @SuppressWarnings("MustBeClosedChecker")
    static OwnConnection open(
            DataSource dataSource, @Nullable String preamble, boolean joined, Set<Workaround> workarounds)
            throws SQLException {
        Connection connection = dataSource.getConnection();
        OwnConnection own;
        try {
            own = new OwnConnection(connection, preamble, joined, workarounds);
        } catch (Throwable e) {
            close(connection, e);
            throw e;
        }
        try {
            own.begin();
            return own;
        } catch (Throwable e) {
            own.close();
            throw e;
        }
    }

    private void begin() throws SQLException {
        if (workarounds.contains(Workaround.NO_SAFE_UPDATES)) {
            allowUpdates();
        }
        if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
        if (workarounds.contains(Workaround.BEGIN_WITH_ISOLATION)) {
            beginWithIsolation();
        } else if (autoCommit) {
            connection.setAutoCommit(false);
        }
    }

    /** In the one state in which the driver begins nothing by itself. */
    private void beginWithIsolation() throws SQLException {
        if (!autoCommit) {
            connection.setAutoCommit(true);
        }
        try {
            Jdbc.execute(connection, "BEGIN ISOLATION LEVEL READ COMMITTED");
        } finally {
            connection.setAutoCommit(false);
        }
    }

    private void allowUpdates() throws SQLException {
        safeUpdates = Jdbc.query(connection, "SELECT @@SESSION.sql_safe_updates", row -> row.getBoolean(1))
                .get(0);
        if (safeUpdates) {
            Jdbc.execute(connection, "SET SESSION sql_safe_updates = 0");
        }
    }

    <T> T commitAfter(Transactions.Work<T> work) throws SQLException {
        try {
            T result = work.run(prepared());
            commit();
            return result;
        } catch (Throwable e) { // an Error, or a checked exception that another language does not declare
            rollBack(e);
            throw e;
        }
    }

    private void commit() throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw Failures.ofCommit(e);
        }
    }

    private void rollBack(Throwable reason) {
        spoilt = true;
        try {
            connection.rollback();
            spoilt = false;
        } catch (Throwable e) { // an Error too: the reason is what is to be told
            reason.addSuppressed(e);
        }
    }

    private Connection prepared() throws SQLException {
        if (preamble == null) {
            return connection;
        }
        if (joined) {
            return PreambleConnection.before(connection, preamble);
        }
        Jdbc.execute(connection, preamble);
        return connection;
    }

    /**
     * Hands the connection back. That it cannot be is no failure of the work: what was committed has taken place, and
     * must be neither reported as failed nor repeated.
     */
    @Override
    public void close() {
        Throwable failure = null;
        try {
            if (spoilt) {
                connection.abort(Runnable::run); // to restore its settings would commit
            } else if (!connection.isClosed()) {
                restore();
            }
        } catch (Throwable e) { // an Error too, such as a class of the driver's that is missing
            failure = e;
        }
        failure = close(connection, failure);
        if (failure != null) {
            LOG.debug("a connection could not be handed back as it came", failure);
        }
    }

    private void restore() throws SQLException {
        if (safeUpdates) {
            Jdbc.execute(connection, "SET SESSION sql_safe_updates = 1");
        }
        if (autoCommit) {
            connection.setAutoCommit(true);
        }
        if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
            connection.setTransactionIsolation(isolation);
        }
    }

    /** Closes it and gives the failure, before which there may have been another. */
    private static @Nullable Throwable close(Connection connection, @Nullable Throwable before) {
        try {
            connection.close();
            return before;
        } catch (Throwable e) {
            if (before == null) {
                return e;
            }
            before.addSuppressed(e);
            return before;
        }
    }
}
