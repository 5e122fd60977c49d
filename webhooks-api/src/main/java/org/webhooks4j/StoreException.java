package org.webhooks4j;

import org.jspecify.annotations.Nullable;

/**
 * The store could not do what was asked: the database refused, is not there, or its schema is not the expected one.
 * When an event could not be stored, the host should roll its transaction back.
 */
public final class StoreException extends WebhooksException {

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
