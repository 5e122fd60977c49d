package org.webhooks4j;

import org.jspecify.annotations.Nullable;

/**
 * The store could not be reached, lacked a resource, or gave way to other work (a deadlock, a serialization failure, a
 * lock that was not free in time). Nothing was stored. The same may succeed later: the host rolls its transaction back
 * and may repeat it from its beginning.
 */
public final class TransientStoreException extends StoreException {

    /**
     * Says what the store could not do, and why.
     *
     * @param message what was wrong, where, and what to do
     * @param cause what came before, or null
     */
    public TransientStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
