package org.webhooks4j.admin;

import org.webhooks4j.WebhooksException;

/** The objects of a backfill could not be read. What was committed before stays; a new call goes on from there. */
public final class BackfillException extends WebhooksException {

    /**
     * Says what went wrong.
     *
     * @param message what was being done, and how to go on
     * @param cause what the source threw
     */
    public BackfillException(String message, Throwable cause) {
        super(message, cause);
    }
}
