package org.webhooks4j;

import org.jspecify.annotations.Nullable;

/**
 * The store could not do what was asked. When an event could not be stored, the host should roll its transaction back.
 * What to do then is said by the subtype:
 *
 * <ul>
 *   <li>{@link TransientStoreException}: repeat the transaction, or the call, later
 *   <li>{@link UncertainCommitException}: find out, or repeat what may be done twice
 *   <li>{@link WrongSchemaException}: migrate the schema, or update the library
 *   <li>{@link TransactionMismatchException}: hand in a transaction that the store can join
 *   <li>none of these: the message says what was refused; the same call will be refused again
 * </ul>
 */
public class StoreException extends WebhooksException {

    /**
     * Says what the store could not do.
     *
     * @param message what was wrong, where, and what to do
     */
    public StoreException(String message) {
        super(message, null);
    }

    /**
     * Says what the store could not do, and why.
     *
     * @param message what was wrong, where, and what to do
     * @param cause what came before, or null
     */
    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
