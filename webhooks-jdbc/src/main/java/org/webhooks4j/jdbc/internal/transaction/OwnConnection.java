package org.webhooks4j.jdbc.internal.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.jdbc.internal.sql.Jdbc;

/**
 * A connection from the data source, in a transaction of the store's own. It is returned with its original settings. It
 * works at READ COMMITTED, whatever the default is: the rules for lanes need statements that see what other
 * transactions have committed in the meantime. Work that does not commit is rolled back, whatever ended it.
 */
final class OwnConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("org.webhooks4j.jdbc");

    private final Connection connection;
    private final boolean autoCommit;

    /** The isolation level to restore; the default if the preamble sets the level for one transaction only. */
    private final int isolation;

    private final @Nullable String preamble;
    private final boolean joined;
    private final Set<Workaround> workarounds;
    private boolean safeUpdates;

    /** Whether a transaction may be open that could not be rolled back, and that nothing may commit. */
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
     * @param preamble a statement that sets up this transaction alone, or null if the database has none; otherwise the
     *     driver reads, sets and restores the isolation level in three round trips
     * @param joined whether the preamble is sent along with the first statement, which then must be a query
     * @param workarounds the workarounds that this host's connections need
     */
    // The caller closes it; this method does if it cannot be set up.
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

    /** Begins the transaction in auto-commit mode, the only one in which the driver begins none by itself. */
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
        } catch (Throwable e) { // an Error too: the caller must see the original failure
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
     * Returns the connection. If that fails, the work has not failed: a committed transaction must be neither reported
     * as failed nor repeated.
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

    /** Closes the connection and returns the failure, which includes an earlier one. */
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
