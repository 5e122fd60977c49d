package org.webhooks4j;

/**
 * The store cannot join the host's transaction, because the transaction has no resource that the store can write
 * through. Nothing was stored. This is an error in the configuration of store and transactions.
 */
public final class TransactionMismatchException extends StoreException {

    /**
     * Creates the exception.
     *
     * @param message what was wrong, where, and what to do
     */
    public TransactionMismatchException(String message) {
        super(message);
    }
}
