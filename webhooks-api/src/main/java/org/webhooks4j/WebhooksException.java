package org.webhooks4j;

import org.jspecify.annotations.Nullable;

/** The base of what webhooks4j throws. The message says what was wrong, where, and what to do. */
public abstract class WebhooksException extends RuntimeException {

    /**
     * For the subclasses.
     *
     * @param message what was wrong, where, and what to do
     * @param cause what came before, or null
     */
    protected WebhooksException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
