package org.webhooks4j.receiver;

import org.webhooks4j.WebhooksException;

/**
 * Thrown if a request cannot be verified: a header is missing or malformed, the timestamp is too far from the current
 * time, or no signature matches. The message names the reason. It contains no part of the request or of the keys, so it
 * may be logged, but it should not be returned to the sender.
 */
public final class InvalidSignatureException extends WebhooksException {

    InvalidSignatureException(String message) {
        super(message, null);
    }
}
