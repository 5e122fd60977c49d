package org.webhooks4j;

import org.jspecify.annotations.Nullable;

/**
 * The store could not perform an operation. If an event could not be stored, the host should roll back its transaction.
 * The subtype determines what to do next:
 *
 * <ul>
 *   <li>{@link TransientStoreException}: retry the transaction or the call later
 *   <li>{@link UncertainCommitException}: check whether the data was stored, or retry if storing it twice is harmless
 *   <li>{@link WrongSchemaException}: migrate the schema, or update the library
 *   <li>{@link TransactionMismatchException}: pass a transaction that the store can join
 *   <li>{@link TransactionRequiredException}: raise the event in the transaction that changes the object
 *   <li>otherwise: the message says what the store rejected; the store will reject the same call again
 * </ul>
 */
public class StoreException extends WebhooksException {

    /**
     * Creates the exception.
     *
     * @param message what was wrong, where, and what to do
     */
    public StoreException(String message) {
        super(message, null);
    }

    /**
     * Creates the exception with a cause.
     *
     * @param message what was wrong, where, and what to do
     * @param cause the cause, or null
     */
    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
