package org.webhooks4j;

import org.jspecify.annotations.Nullable;

/**
 * A host object could not be read: it cannot be converted to JSON (a cycle, a lazy proxy without a session), or its
 * type or id cannot be determined. Nothing was stored.
 */
public final class UnreadableObjectException extends WebhooksException {

    /**
     * Creates the exception.
     *
     * @param message what was wrong, where, and what to do
     */
    public UnreadableObjectException(String message) {
        super(message, null);
    }

    /**
     * Creates the exception with a cause.
     *
     * @param message what was wrong, where, and what to do
     * @param cause the cause, or null
     */
    public UnreadableObjectException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
