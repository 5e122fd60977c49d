package org.webhooks4j.spi;

import org.webhooks4j.Ordering;
import org.webhooks4j.admin.Trigger;

/**
 * A delivery to enqueue.
 *
 * @param id {@code msg_}, the 26 characters of the event's id, {@code _} and the delivery's number within the event; at
 *     most 40 characters, unique
 * @param webhookId the webhook's id, at most 64 characters
 * @param ordering how the delivery is ordered with others of the same webhook and object
 * @param trigger why the delivery is attempted
 * @param incarnation the {@link org.webhooks4j.WebhookState#incarnation()} that the event was matched with; 0 if
 *     unknown
 */
public record NewDelivery(String id, String webhookId, Ordering ordering, Trigger trigger, long incarnation) {}
