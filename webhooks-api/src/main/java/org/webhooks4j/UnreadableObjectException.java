package org.webhooks4j;

import org.jspecify.annotations.Nullable;

/**
 * An object of the host's could not be read: it cannot be turned into JSON (a cycle, a lazy proxy without a session),
 * or its type or id cannot be told. Nothing was stored.
 */
public final class UnreadableObjectException extends WebhooksException {

    /**
     * Says what could not be read.
     *
     * @param message what was wrong, where, and what to do
     */
    public UnreadableObjectException(String message) {
        super(message, null);
    }

    /**
     * Says what could not be read, and why.
     *
     * @param message what was wrong, where, and what to do
     * @param cause what came before, or null
     */
    public UnreadableObjectException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
