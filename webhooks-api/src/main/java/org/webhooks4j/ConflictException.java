package org.webhooks4j;

/**
 * A webhook is no longer what it was when the caller read it, so that a change made of that state would undo somebody
 * else's. Read it again and repeat the change.
 */
public final class ConflictException extends WebhooksException {

    /**
     * Says what was changed by somebody else.
     *
     * @param message which webhook, and what to do
     */
    public ConflictException(String message) {
        super(message, null);
    }
}
