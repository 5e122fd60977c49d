package org.webhooks4j;

import org.jspecify.annotations.Nullable;

/**
 * The tables of the store are missing, incomplete, older than this library needs, or newer than it knows. The message
 * says which, and whether to migrate the schema or to update the library.
 */
public final class WrongSchemaException extends StoreException {

    /**
     * Says what the store could not do, and why.
     *
     * @param message what was wrong, where, and what to do
     * @param cause what came before, or null
     */
    public WrongSchemaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
