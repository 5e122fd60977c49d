package org.webhooks4j.spi;

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
 *
 * <p>During a callback, the SLF4J {@code MDC} of the calling thread has {@code webhookId}, and {@code deliveryId} if
 * the callback is about a delivery, so that what a listener logs can be found by them.
 */
public interface WebhookListener extends EndpointListener {

    /**
     * Called after an attempt ended and was recorded. {@link Delivery#status()} is the resulting status of the
     * delivery, {@code DEAD} if there will be no further attempt.
     *
     * @param delivery the delivery after the attempt
     * @param attempt the attempt
     */
    default void onAttempt(Delivery delivery, Attempt attempt) {}

    /**
     * Called after a delivery became dead: its last attempt failed, and no retry follows. {@link #onAttempt} was called
     * with the same attempt before.
     *
     * @param delivery the delivery, with the status {@code DEAD}
     * @param attempt the last attempt
     */
    default void onDead(Delivery delivery, Attempt attempt) {}
}
