package org.webhooks4j;

/** A webhook or delivery with the given id does not exist or no longer exists. */
public final class NotFoundException extends WebhooksException {

    /**
     * Creates the exception.
     *
     * @param message what was not found, and its id
     */
    public NotFoundException(String message) {
        super(message, null);
    }
}
