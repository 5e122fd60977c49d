package org.webhooks4j.spring;

import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.webhooks4j.Transaction;
import org.webhooks4j.TransactionMismatchException;
import org.webhooks4j.TransactionRequiredException;
import org.webhooks4j.spi.TransactionSource;

/**
 * Joins the transaction that Spring has begun for the calling thread, be it with {@code @Transactional}, a
 * {@code TransactionTemplate}, JDBC, JPA or JTA. Outside of a transaction, events are stored at once.
 *
 * <pre>{@code
 * WebhookEngine.builder().store(store).transactions(SpringTransactions.of(dataSource, transactionManager)).start();
 * }</pre>
 *
 * <p>An event that is raised after the commit, in {@code afterCommit}, {@code afterCompletion} or a
 * {@code @TransactionalEventListener} of the phases after it, is refused: Spring still presents the transaction as
 * active there, and what is written to its connection may never be committed. So is an event in a read-only
 * transaction, and one in a transaction that does not include the data source.
 *
 * <p>Thread-safe.
 */
public final class SpringTransactions implements TransactionSource {

    private static final String REMEDY = ": raise the event in the transaction that changes the object, in a new one"
            + " (Propagation.REQUIRES_NEW), or through webhooks.in(Transaction.NONE)";

    private final DataSource dataSource;

    private SpringTransactions(DataSource dataSource) {
        this.dataSource = targetOf(dataSource);
    }

    /**
     * Creates a source of transactions.
     *
     * @param dataSource the data source of the store and of the application's transactions
     * @param managers all transaction managers whose transactions raise events; see {@link #watch}
     * @return the source
     */
    public static SpringTransactions of(DataSource dataSource, ConfigurableTransactionManager... managers) {
        for (ConfigurableTransactionManager manager : managers) {
            watch(manager);
        }
        return new SpringTransactions(dataSource);
    }

    /**
     * Watches the transactions of a manager from now on, because Spring itself does not tell whether a thread's
     * transaction has been committed already. In transactions of a manager that is not watched, an event that is raised
     * after the commit may be lost; the first of them is logged as a warning. Does nothing if the manager is watched
     * already.
     *
     * @param manager the transaction manager; every manager that Spring provides can be watched
     */
    public static void watch(ConfigurableTransactionManager manager) {
        TransactionWatch.add(manager);
    }

    /**
     * Returns the data source behind a proxy that takes part in Spring's transactions by itself. A store works with
     * this one: it must not commit a transaction of the application's.
     *
     * @param dataSource any data source
     * @return the same, or the target of a {@code TransactionAwareDataSourceProxy}
     */
    public static DataSource targetOf(DataSource dataSource) {
        DataSource target = Objects.requireNonNull(dataSource, "dataSource is null: pass the application's DataSource");
        while (target instanceof TransactionAwareDataSourceProxy proxy) {
            target = Objects.requireNonNull(proxy.getTargetDataSource(), "the proxy has no target yet");
        }
        return target;
    }

    /**
     * Returns the calling thread's transaction.
     *
     * @return the transaction, or {@link Transaction#NONE} if there is none
     * @throws TransactionRequiredException if the transaction is over or read-only
     * @throws TransactionMismatchException if the transaction does not include the data source
     */
    @Override
    public Transaction current() {
        boolean synchronizing = TransactionSynchronizationManager.isSynchronizationActive();
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            // Without synchronization, the connection is one of a transaction that is over or that cannot be observed.
            if (!synchronizing && TransactionSynchronizationManager.hasResource(dataSource)) {
                throw over();
            }
            return Transaction.NONE;
        }
        if (!synchronizing) {
            throw over();
        }
        WatchedTransaction watched = WatchedTransaction.current();
        if (watched.isOver()) {
            throw over();
        }
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new TransactionRequiredException("the transaction" + name()
                    + " is read-only, so that nothing can be stored in it; begin it without readOnly, or raise the event"
                    + " through webhooks.in(Transaction.NONE)");
        }
        if (!watched.mayInclude(dataSource)) {
            throw new TransactionMismatchException("the transaction" + name()
                    + " is one of a transaction manager that does not work with the data source of the webhooks, so that"
                    + " the event would not be part of it" + REMEDY);
        }
        return new SpringTransaction(dataSource, watched);
    }

    private static TransactionRequiredException over() {
        return new TransactionRequiredException("the transaction" + name()
                + " is over: the event is raised in a callback after its commit or rollback, such as afterCommit or a"
                + " @TransactionalEventListener, where it may be lost" + REMEDY
                + "; a @TransactionalEventListener may take the phase BEFORE_COMMIT");
    }

    private static String name() {
        String name = TransactionSynchronizationManager.getCurrentTransactionName();
        return name == null ? "" : " '" + name + "'";
    }
}
