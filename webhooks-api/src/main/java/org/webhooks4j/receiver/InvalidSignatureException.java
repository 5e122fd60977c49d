package org.webhooks4j.receiver;

import org.webhooks4j.WebhooksException;

/**
 * A request is not genuine, or cannot be told to be: a header is missing or malformed, the timestamp is too far from
 * now, or no signature fits. The message says which, and holds nothing of the request or of the keys, so it may be
 * logged. It should not be sent back to whoever made the request.
 */
public final class InvalidSignatureException extends WebhooksException {

    InvalidSignatureException(String message) {
        super(message, null);
    }
}
