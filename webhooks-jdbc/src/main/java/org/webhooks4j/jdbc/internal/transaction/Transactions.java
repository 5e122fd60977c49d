package org.webhooks4j.jdbc.internal.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.StoreException;
import org.webhooks4j.Transaction;

/**
 * Runs work in a transaction: in one of the store's own, which is retried if the database aborted it in favour of
 * another, or in the host's transaction, in which the store only executes statements.
 */
public final class Transactions {

    /** Work that may run more than once. */
    @FunctionalInterface
    public interface Work<T> {

        T run(Connection connection) throws SQLException;
    }

    private static final int MAX_TRIES = 6;
    private static final long FIRST_PAUSE_NANOS = 5_000_000;

    private final DataSource dataSource;
    private final TransactionPreambles preambles;
    private final RandomGenerator random;

    /** The workarounds that this host's connections have turned out to need. */
    private final Set<Workaround> workarounds = ConcurrentHashMap.newKeySet();

    public Transactions(DataSource dataSource, TransactionPreambles preambles, RandomGenerator random) {
        this.dataSource = dataSource;
        this.preambles = preambles;
        this.random = random;
    }

    /** Runs work in the host's transaction, or in one of the store's own if there is none. */
    public <T> T in(Transaction transaction, String aim, Work<T> work) {
        if (transaction.equals(Transaction.NONE)) {
            return own(aim, work);
        }
        return Interrupts.deferred(() -> {
            try {
                Connection connection = transaction.unwrap(Connection.class);
                ConnectionTransaction.require(connection);
                return work.run(connection);
            } catch (SQLException e) {
                throw Failures.toStoreException(aim, e);
            }
        });
    }

    /** Runs work in a transaction of the store's own. */
    public <T> T own(String aim, Work<T> work) {
        return own(aim, preambles.usual(), false, true, work);
    }

    /** Runs work in a transaction of the store's own that records deliveries. Its first statement must be a query. */
    public <T> T recording(String aim, Work<T> work) {
        return own(aim, preambles.recording(), preambles.joined(), true, work);
    }

    /**
     * Does the same with a part of the completions that the database refused because of a row. It is not retried
     * because of a row.
     */
    public <T> T recordingPart(String aim, Work<T> work) {
        return own(aim, preambles.recording(), preambles.joined(), false, work);
    }

    /**
     * Runs work in a transaction of the store's own that only claims. A crash of the database may undo it. Its first
     * statement must be a query.
     */
    public <T> T claiming(String aim, Work<T> work) {
        return own(aim, preambles.claiming(), preambles.joined(), true, work);
    }

    private <T> T own(String aim, @Nullable String preamble, boolean joined, boolean rowsToo, Work<T> work) {
        return Interrupts.deferred(() -> repeated(aim, preamble, joined, rowsToo, work));
    }

    private <T> T repeated(String aim, @Nullable String preamble, boolean joined, boolean rowsToo, Work<T> work) {
        for (int tries = 1; ; tries++) {
            Set<Workaround> used = Set.copyOf(workarounds);
            try (OwnConnection connection = OwnConnection.open(dataSource, preamble, joined, used)) {
                return connection.commitAfter(work);
            } catch (SQLException e) {
                if (!isWorthRepeating(e, tries, rowsToo, used)) {
                    throw Failures.toStoreException(aim, e);
                }
            } catch (StoreException e) {
                if (!(e.getCause() instanceof SQLException cause) || !isWorthRepeating(cause, tries, rowsToo, used)) {
                    throw e;
                }
            }
            pause(tries);
        }
    }

    private boolean isWorthRepeating(SQLException failure, int tries, boolean rowsToo, Set<Workaround> used) {
        Workaround workaround = Workaround.against(failure);
        if (workaround != null && !used.contains(workaround)) {
            workarounds.add(workaround);
            return true;
        }
        return tries < MAX_TRIES && Failures.isWorthRepeating(failure) && (rowsToo || !Failures.isRefusedRow(failure));
    }

    private void pause(int tries) {
        long longest = FIRST_PAUSE_NANOS << tries;
        LockSupport.parkNanos(random.nextLong(FIRST_PAUSE_NANOS, longest));
    }
}
