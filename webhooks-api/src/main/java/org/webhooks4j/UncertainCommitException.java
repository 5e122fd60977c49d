package org.webhooks4j;

import org.jspecify.annotations.Nullable;

/**
 * The connection was lost while a transaction of the store's own committed: whether it did is unknown. An event that
 * was raised outside of a transaction of the host's may have been stored; raising it once more may store it twice. What
 * the engine does by itself is repeated by it and does no harm twice.
 */
public final class UncertainCommitException extends StoreException {

    /**
     * Says what the store could not do, and why.
     *
     * @param message what was wrong, where, and what to do
     * @param cause what came before, or null
     */
    public UncertainCommitException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
