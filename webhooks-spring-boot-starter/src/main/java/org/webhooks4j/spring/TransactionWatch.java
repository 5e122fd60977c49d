package org.webhooks4j.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.ResourceTransactionManager;

/**
 * Observes the transactions that a manager begins. By then, a manager of one resource, such as a data source, has bound
 * that resource to the thread. A JTA transaction includes every resource that is used.
 */
record TransactionWatch(boolean includesAnyResource) implements TransactionExecutionListener {

    static void add(ConfigurableTransactionManager manager) {
        if (manager.getTransactionExecutionListeners().stream().noneMatch(TransactionWatch.class::isInstance)) {
            manager.addListener(new TransactionWatch(!(manager instanceof ResourceTransactionManager)));
        }
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure == null) {
            WatchedTransaction.begin(includesAnyResource);
        }
    }
}
