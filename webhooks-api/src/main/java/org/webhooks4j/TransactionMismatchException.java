package org.webhooks4j;

/**
 * The store cannot join the transaction that the host handed in, because it holds nothing that the store could write
 * through. Nothing was stored. This is a mistake in how store and transactions were put together.
 */
public final class TransactionMismatchException extends StoreException {

    /**
     * Says what the store could not join.
     *
     * @param message what was wrong, where, and what to do
     */
    public TransactionMismatchException(String message) {
        super(message);
    }
}
