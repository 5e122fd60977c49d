package org.webhooks4j;

/** A webhook or delivery with the given id does not exist, or does no longer. */
public final class NotFoundException extends WebhooksException {

    /**
     * Says what was not found.
     *
     * @param message what was looked for, and by which id
     */
    public NotFoundException(String message) {
        super(message, null);
    }
}
