package org.webhooks4j.spi;

import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;

/**
 * Hears what the engine does. For metrics and alarms; the log is the record, and a call may be lost or repeated when a
 * node dies. Called from the engine's threads, so it must be quick; an exception is logged and changes nothing.
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
     * A webhook was switched off because of its receiver's answers.
     *
     * @param webhook the webhook, inactive now
     * @param reason why, for people to read
     */
    default void onSwitchedOff(Webhook webhook, String reason) {}
}
