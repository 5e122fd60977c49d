package org.webhooks4j.spi;

import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;

/**
 * Hears what the engine does. For metrics and alarms; the log is the record, and a call may be lost or repeated when a
 * node dies. Whatever it throws is logged and changes nothing.
 *
 * <p>Called by one thread at a time, in the order in which attempts were recorded. While the engine delivers in the
 * background that is a thread for listeners alone: a slow one holds up no delivery, only other listeners. What waits
 * for them is bounded, at some 16 MiB; further news are dropped, with a warning, until half of it has been heard. With
 * a dispatcher that delivers in the calling thread, listeners are called in that thread.
 */
public interface WebhookListener {

    /**
     * An attempt ended and was recorded. {@link Delivery#status()} says what became of the delivery.
     *
     * @param delivery the delivery after the attempt
     * @param attempt the attempt
     */
    default void onAttempt(Delivery delivery, Attempt attempt) {}

    /**
     * A webhook was deactivated because of its receiver's answers.
     *
     * @param webhook the webhook, inactive now
     * @param reason why, for people to read
     */
    default void onDeactivated(Webhook webhook, String reason) {}
}
