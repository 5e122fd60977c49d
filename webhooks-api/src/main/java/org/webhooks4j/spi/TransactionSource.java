package org.webhooks4j.spi;

import org.webhooks4j.Transaction;

/** Finds the unit of work that the calling thread is in, so that DAO code need not pass it. */
@FunctionalInterface
public interface TransactionSource {

    /**
     * The calling thread's unit of work.
     *
     * @return the unit of work, or {@link Transaction#NONE} if there is none
     */
    Transaction current();
}
