package org.webhooks4j.spi;

import java.time.Instant;
import java.util.Map;
import org.webhooks4j.Webhook;

/** Makes the headers by which a receiver knows that a request is genuine. Called from the engine's threads. */
@FunctionalInterface
public interface Signer {

    /**
     * Signs one attempt.
     *
     * @param webhook whose keys to use; those that have expired at {@code timestamp} must not sign
     * @param messageId the value of the header {@code webhook-id}
     * @param timestamp when this attempt begins, in whole seconds
     * @param body the bytes that are sent; not to be changed
     * @return the headers to add; none if there is no key
     */
    Map<String, String> sign(Webhook webhook, String messageId, Instant timestamp, byte[] body);
}
