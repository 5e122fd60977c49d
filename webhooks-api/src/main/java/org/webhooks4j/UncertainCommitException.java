package org.webhooks4j;

import org.jspecify.annotations.Nullable;

/**
 * The connection was lost while the store committed its own transaction, so it is unknown whether the commit succeeded.
 * An event raised outside a host transaction may have been stored; raising it again may store it twice. The engine
 * retries its own operations, which are safe to repeat.
 */
public final class UncertainCommitException extends StoreException {

    /**
     * Creates the exception.
     *
     * @param message what was wrong, where, and what to do
     * @param cause the cause, or null
     */
    public UncertainCommitException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
