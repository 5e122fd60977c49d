package org.webhooks4j;

import org.jspecify.annotations.Nullable;

/**
 * The store was unreachable, ran out of a resource, or lost a conflict with other work (a deadlock, a serialization
 * failure or a lock timeout). Nothing was stored. A retry may succeed: the host rolls back its transaction and may
 * repeat it from the start.
 */
public final class TransientStoreException extends StoreException {

    /**
     * Creates the exception.
     *
     * @param message what was wrong, where, and what to do
     * @param cause the cause, or null
     */
    public TransientStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
