package org.webhooks4j.spi;

import java.time.Instant;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;

/**
 * Receives callbacks about the engine's work, for metrics and alerts. The log is the record: a callback may be lost or
 * repeated when a node dies. Exceptions from a listener are logged and have no other effect.
 *
 * <p>The engine calls listeners on one thread at a time, in the order in which attempts were recorded. While it
 * delivers in the background, that is a dedicated listener thread: a slow listener delays no delivery, only other
 * listeners. Callbacks in the backlog are bounded at about 16 MiB. Beyond that the engine logs a warning and drops new
 * callbacks until half of the backlog has been processed. With a dispatcher that delivers on the calling thread,
 * listeners run on that thread.
 */
public interface WebhookListener {

    /**
     * Called after an attempt ended and was recorded. {@link Delivery#status()} is the resulting status of the
     * delivery, {@code DEAD} if there will be no further attempt.
     *
     * @param delivery the delivery after the attempt
     * @param attempt the attempt
     */
    default void onAttempt(Delivery delivery, Attempt attempt) {}

    /**
     * Called after a webhook was deactivated because of its receiver's responses.
     *
     * @param webhook the webhook, now inactive
     * @param reason a human-readable reason
     */
    default void onDeactivated(Webhook webhook, String reason) {}

    /**
     * Called once a webhook has been failing on this node for an hour: attempts failed, and none succeeded since the
     * first of them. Each node that delivers to it decides on its own, at its next failed attempt, and begins anew when
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
}
