package org.webhooks4j.admin;

import org.webhooks4j.WebhooksException;

/**
 * Thrown when the objects of a backfill could not be read. Committed steps are kept; a new call continues after them.
 */
public final class BackfillException extends WebhooksException {

    /**
     * Creates an exception.
     *
     * @param message what failed, and how to continue
     * @param cause the exception that the source threw
     */
    public BackfillException(String message, Throwable cause) {
        super(message, cause);
    }
}
