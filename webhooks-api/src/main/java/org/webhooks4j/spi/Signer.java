package org.webhooks4j.spi;

import java.time.Instant;
import java.util.Map;
import org.webhooks4j.Webhook;

/** Creates the headers that let a receiver verify that a request is genuine. Called on the engine's threads. */
@FunctionalInterface
public interface Signer {

    /**
     * Signs one attempt.
     *
     * @param webhook the webhook whose keys to use; keys that have expired at {@code timestamp} must not sign
     * @param messageId the value of the {@code webhook-id} header
     * @param timestamp the start of this attempt, in whole seconds
     * @param body the bytes to send; must not be modified
     * @return the headers to add; none if there is no key
     */
    Map<String, String> sign(Webhook webhook, String messageId, Instant timestamp, byte[] body);
}
