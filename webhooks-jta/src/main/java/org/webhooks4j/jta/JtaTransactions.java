package org.webhooks4j.jta;

import jakarta.transaction.Status;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.webhooks4j.StoreException;
import org.webhooks4j.Transaction;
import org.webhooks4j.TransactionRequiredException;
import org.webhooks4j.spi.TransactionSource;

/**
 * Joins the JTA transaction of the calling thread, be it begun by {@code @Transactional}, a {@code UserTransaction} or
 * a container. Outside of a transaction, events are stored at once.
 *
 * <pre>{@code
 * JtaTransactions jta = JtaTransactions.of(dataSource, transactionManager, synchronizationRegistry);
 * JdbcStore store = JdbcStore.on(jta.storeDataSource()).build();
 * WebhookEngine.builder().store(store).transactions(jta).start();
 * }</pre>
 *
 * <p>The data source must be one whose connections take part in JTA transactions: they are in auto-commit mode if and
 * only if the thread has no transaction. That is the default of Agroal and of the data sources of application servers.
 *
 * <p>An event is refused in a transaction that is marked for rollback, and in one that is completing or over. In a
 * callback {@code beforeCompletion}, it is still accepted.
 *
 * <p>Thread-safe.
 */
public final class JtaTransactions implements TransactionSource {

    private static final String REMEDY = ": raise the event in the transaction that changes the object, in a new one"
            + " (TxType.REQUIRES_NEW), or through webhooks.in(Transaction.NONE)";

    private final DataSource dataSource;
    private final TransactionSynchronizationRegistry registry;
    private final DataSource outside;

    private JtaTransactions(
            DataSource dataSource, TransactionManager manager, TransactionSynchronizationRegistry registry) {
        this.dataSource = OutsideDataSource.targetOf(dataSource);
        this.registry = registry;
        this.outside = OutsideDataSource.of(dataSource, manager);
    }

    /**
     * Creates a source of transactions. Opens a connection to see that the data source commits outside of transactions
     * by itself.
     *
     * @param dataSource the data source of the application's transactions, in whose database the webhooks are stored
     * @param manager the transaction manager; applications get it by injection, or by a name in JNDI that their server
     *     documents
     * @param registry the registry of the same transaction manager; in JNDI, Jakarta EE names it
     *     {@code java:comp/TransactionSynchronizationRegistry}
     * @return the source
     * @throws IllegalArgumentException if the connections of the data source are not in auto-commit mode outside of a
     *     transaction, so that it would not be noticed if they took part in none
     * @throws StoreException if the data source gives no connection
     */
    public static JtaTransactions of(
            DataSource dataSource, TransactionManager manager, TransactionSynchronizationRegistry registry) {
        Objects.requireNonNull(
                dataSource, "dataSource is null: pass the data source of the application's transactions");
        Objects.requireNonNull(manager, "manager is null: pass the TransactionManager of the server");
        Objects.requireNonNull(registry, "registry is null: pass the TransactionSynchronizationRegistry of the server");
        JtaTransactions transactions = new JtaTransactions(dataSource, manager, registry);
        transactions.requireAutoCommit();
        return transactions;
    }

    private void requireAutoCommit() {
        try (Connection connection = outside.getConnection()) {
            if (connection.getAutoCommit()) {
                return;
            }
        } catch (SQLException e) {
            throw new StoreException("the data source gives no connection outside of a transaction", e);
        }
        throw new IllegalArgumentException("the connections of the data source are not in auto-commit mode outside of a"
                + " transaction, so an event might be lost unnoticed if they do not take part in JTA transactions: pass"
                + " the data source that the transaction manager enlists, and leave its auto-commit on");
    }

    /**
     * Returns the data source for the store. Its connections take part in no JTA transaction, because the store's own
     * work, such as claims and calls of {@code admin()}, must be committed independently of the application's. If the
     * calling thread has a transaction, it is suspended from {@code getConnection()} until the connection is closed,
     * which must happen in the same thread.
     *
     * @return the data source
     */
    public DataSource storeDataSource() {
        return outside;
    }

    /**
     * Returns the calling thread's transaction.
     *
     * @return the transaction, or {@link Transaction#NONE} if there is none
     * @throws TransactionRequiredException if the transaction is marked for rollback, completing or over
     */
    @Override
    public Transaction current() {
        int status = registry.getTransactionStatus();
        return switch (status) {
            case Status.STATUS_NO_TRANSACTION -> Transaction.NONE;
            case Status.STATUS_ACTIVE -> new JtaTransaction(dataSource, registry);
            case Status.STATUS_MARKED_ROLLBACK ->
                throw new TransactionRequiredException(
                        "the JTA transaction is marked for rollback, so nothing is stored in it; an event that does not"
                                + " depend on it can be raised in a new one (TxType.REQUIRES_NEW), or through"
                                + " webhooks.in(Transaction.NONE)");
            default ->
                throw new TransactionRequiredException("the JTA transaction is over or completing (status "
                        + status
                        + " of jakarta.transaction.Status), as in the callback afterCompletion, so that the event"
                        + " cannot be part of it" + REMEDY);
        };
    }
}
