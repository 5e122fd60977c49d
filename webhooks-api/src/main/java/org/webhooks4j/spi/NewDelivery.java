package org.webhooks4j.spi;

import org.webhooks4j.Ordering;
import org.webhooks4j.admin.Trigger;

/**
 * A delivery to be put into the queue.
 *
 * @param id {@code msg_}, the 26 characters of the event's id, {@code _} and the delivery's number within the event: at
 *     most 40 characters, unique
 * @param webhookId the webhook's id, at most 64 characters
 * @param ordering how it follows others of the same webhook and object
 * @param trigger why it is to be attempted
 * @param incarnation the {@link org.webhooks4j.WebhookState#incarnation()} that the event was matched with; 0 if not
 *     known
 */
public record NewDelivery(String id, String webhookId, Ordering ordering, Trigger trigger, long incarnation) {}
