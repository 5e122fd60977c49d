package org.webhooks4j.spi;

import org.webhooks4j.Transaction;

/** Finds the calling thread's current transaction, so that DAO code need not pass it. */
@FunctionalInterface
public interface TransactionSource {

    /**
     * Returns the calling thread's current transaction.
     *
     * @return the transaction, or {@link Transaction#NONE} if there is none
     */
    Transaction current();
}
