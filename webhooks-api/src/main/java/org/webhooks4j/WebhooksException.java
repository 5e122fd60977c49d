package org.webhooks4j;

import org.jspecify.annotations.Nullable;

/** The base class of the exceptions that webhooks4j throws. The message says what was wrong, where, and what to do. */
public abstract class WebhooksException extends RuntimeException {

    /**
     * Creates the exception.
     *
     * @param message what was wrong, where, and what to do
     * @param cause the cause, or null
     */
    protected WebhooksException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
