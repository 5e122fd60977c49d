package org.webhooks4j;

/**
 * A webhook was modified after the caller read it, so saving the caller's change would overwrite the other
 * modification. Read the webhook again and repeat the change.
 */
public final class ConflictException extends WebhooksException {

    /**
     * Creates the exception.
     *
     * @param message the webhook that was modified, and what to do
     */
    public ConflictException(String message) {
        super(message, null);
    }
}
