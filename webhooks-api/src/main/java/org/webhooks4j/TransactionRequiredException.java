package org.webhooks4j;

/**
 * The event cannot be part of a host transaction, because none is active: the calling thread has no transaction
 * although one is required, its transaction has already been committed or is read-only, or its connection commits every
 * statement by itself. Nothing was stored.
 *
 * <p>Raise the event inside of the transaction that changes the object. Where there is none by design, store the event
 * in a transaction of the store's own with {@code webhooks.in(Transaction.NONE)}.
 */
public final class TransactionRequiredException extends StoreException {

    /**
     * Creates the exception.
     *
     * @param message what was wrong, where, and what to do
     */
    public TransactionRequiredException(String message) {
        super(message);
    }
}
