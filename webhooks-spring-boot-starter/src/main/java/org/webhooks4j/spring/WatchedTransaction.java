package org.webhooks4j.spring;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;

/**
 * The state of one of Spring's transactions, bound to its thread like the transaction's own resources: whether it is
 * over, the resources that it began with, and the actions to run after its commit. It precedes all other
 * synchronizations, so that these see the end. Confined to the transaction's thread, except for {@link #isOver()}.
 */
final class WatchedTransaction implements TransactionSynchronization {

    private static final Logger LOG = LoggerFactory.getLogger(SpringTransactions.class);
    private static final AtomicBoolean WARNED = new AtomicBoolean();

    /** Null if any resource may take part, as with JTA. */
    private final @Nullable Set<Object> resources;

    private final Set<Runnable> actions = new LinkedHashSet<>();
    private volatile boolean over;

    private WatchedTransaction(@Nullable Set<Object> resources) {
        this.resources = resources;
    }

    /** Begins to watch the transaction that has just begun. */
    static void begin(boolean includesAnyResource) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        Set<Object> bound =
                Set.copyOf(TransactionSynchronizationManager.getResourceMap().keySet());
        WatchedTransaction known = bound(); // of an outer transaction of another manager
        if (known == null) {
            bind(new WatchedTransaction(includesAnyResource ? null : new LinkedHashSet<>(bound)));
        } else if (known.resources != null) {
            known.resources.addAll(bound);
        }
    }

    /** Returns the watched state of the current transaction, even if its manager is not watched. */
    static WatchedTransaction current() {
        WatchedTransaction known = bound();
        if (known != null) {
            return known;
        }
        if (WARNED.compareAndSet(false, true)) {
            LOG.warn(
                    "The transaction {} was begun by a transaction manager that is not watched, so an event that is"
                            + " raised after its commit may be lost; pass the manager to SpringTransactions.watch",
                    TransactionSynchronizationManager.getCurrentTransactionName());
        }
        return bind(new WatchedTransaction(null));
    }

    private static @Nullable WatchedTransaction bound() {
        Object bound = TransactionSynchronizationManager.getResource(WatchedTransaction.class);
        return bound instanceof WatchedTransaction watched && !(watched.over && isNew()) ? watched : null;
    }

    /**
     * Returns whether another transaction has begun since. A transaction that is over stays bound if it ended in
     * another thread.
     */
    private static boolean isNew() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .noneMatch(WatchedTransaction.class::isInstance);
    }

    private static WatchedTransaction bind(WatchedTransaction watched) {
        TransactionSynchronizationManager.unbindResourceIfPossible(WatchedTransaction.class);
        TransactionSynchronizationManager.bindResource(WatchedTransaction.class, watched);
        TransactionSynchronizationManager.registerSynchronization(watched);
        return watched;
    }

    boolean isOver() {
        return over;
    }

    boolean mayInclude(DataSource dataSource) {
        return resources == null
                || resources.contains(TransactionSynchronizationUtils.unwrapResourceIfNecessary(dataSource));
    }

    /** The same action runs once, however often it is registered. */
    void afterCommitRun(Runnable action) {
        actions.add(action);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResourceIfPossible(WatchedTransaction.class);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(WatchedTransaction.class, this);
    }

    @Override
    public void afterCommit() {
        over = true;
        List.copyOf(actions).forEach(Runnable::run);
    }

    @Override
    public void afterCompletion(int status) {
        over = true;
        TransactionSynchronizationManager.unbindResourceIfPossible(WatchedTransaction.class);
    }
}
