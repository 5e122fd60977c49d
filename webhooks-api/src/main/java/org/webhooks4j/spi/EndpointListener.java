package org.webhooks4j.spi;

import java.time.Instant;
import org.webhooks4j.Webhook;

/**
 * Receives callbacks about the state of endpoints, as one node sees them. A {@link WebhookListener} is one; the engine
 * calls all its methods under the same rules.
 */
public interface EndpointListener {

    /**
     * Called after a webhook was deactivated because of its receiver's responses.
     *
     * @param webhook the webhook, now inactive
     * @param reason a human-readable reason
     */
    default void onDeactivated(Webhook webhook, String reason) {}

    /**
     * Called once a webhook has been failing on this node for an hour: attempts failed, and none succeeded since the
     * first of them. Each node that delivers to it decides on its own, at its next failed attempt, and starts over when
     * it restarts. Tests do not count.
     *
     * @param webhook the webhook
     * @param since the first failure
     */
    default void onFailing(Webhook webhook, Instant since) {}

    /**
     * Called when a delivery succeeded to a webhook that {@link #onFailing} reported on this node.
     *
     * @param webhook the webhook
     */
    default void onRecovered(Webhook webhook) {}

    /**
     * Called after this node's circuit breaker for a webhook opened: ten attempts in a row failed, and from now on one
     * at a time tries whether the receiver works again. Each node decides on its own. Tests count, as every request
     * does.
     *
     * @param webhook the webhook
     */
    default void onBreakerOpened(Webhook webhook) {}

    /**
     * Called after this node's circuit breaker for a webhook closed: an attempt succeeded, or the webhook has another
     * URL or was activated again. In the latter case the call comes with the node's next recorded attempt. There is
     * none for a webhook that was deleted.
     *
     * @param webhook the webhook
     */
    default void onBreakerClosed(Webhook webhook) {}
}
