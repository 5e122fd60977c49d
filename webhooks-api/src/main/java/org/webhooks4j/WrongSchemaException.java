package org.webhooks4j;

import org.jspecify.annotations.Nullable;

/**
 * The store's tables are missing, incomplete, older than this library requires, or newer than it supports. The message
 * says which of these applies, and whether to migrate the schema or to update the library.
 */
public final class WrongSchemaException extends StoreException {

    /**
     * Creates the exception.
     *
     * @param message what was wrong, where, and what to do
     * @param cause the cause, or null
     */
    public WrongSchemaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
