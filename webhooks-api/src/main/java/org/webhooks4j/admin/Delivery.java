package org.webhooks4j.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;

/**
 * One event on its way to one webhook.
 *
 * @param id what receivers see in the header {@code webhook-id}
 * @param webhookId the webhook
 * @param eventId the event
 * @param eventType what happened
 * @param objectType what kind of object it happened to
 * @param objectId which object it happened to
 * @param occurredAt when it happened
 * @param status what became of the delivery
 * @param trigger why it is being attempted, or was last
 * @param sequence its place in the row of all deliveries of this object to this webhook, from 1; null before the first
 *     attempt
 * @param attempts how many attempts were made
 * @param nextAttemptAt when the next attempt is due, or null if there is none, if one is under way, or if the delivery
 *     waits for an earlier one of its object
 * @param lastOutcome how the last attempt ended, or null if there was none
 * @param lastStatusCode the HTTP status of the last attempt, or null if there was no answer
 * @param lastAttemptAt when the last attempt began, or null if there was none
 * @param lastDurationMillis how long the last attempt took, or null if there was none
 * @param incarnation the {@link org.webhooks4j.WebhookState#incarnation()} that it is for; 0 for any
 */
public record Delivery(
        String id,
        String webhookId,
        String eventId,
        EventType eventType,
        String objectType,
        String objectId,
        Instant occurredAt,
        DeliveryStatus status,
        Trigger trigger,
        @Nullable Long sequence,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable Outcome lastOutcome,
        @Nullable Integer lastStatusCode,
        @Nullable Instant lastAttemptAt,
        @Nullable Long lastDurationMillis,
        long incarnation) {

    /**
     * Makes the event type one that equals others of the same value.
     *
     * @param id what receivers see in the header {@code webhook-id}
     * @param webhookId the webhook
     * @param eventId the event
     * @param eventType what happened
     * @param objectType what kind of object it happened to
     * @param objectId which object it happened to
     * @param occurredAt when it happened
     * @param status what became of the delivery
     * @param trigger why it is being attempted, or was last
     * @param sequence its number among the deliveries of its ordering key, from 1; null before the first attempt
     * @param attempts how many attempts were made
     * @param nextAttemptAt when the next attempt is due, or null
     * @param lastOutcome how the last attempt ended, or null if there was none
     * @param lastStatusCode the HTTP status of the last attempt, or null if there was no answer
     * @param lastAttemptAt when the last attempt began, or null if there was none
     * @param lastDurationMillis how long the last attempt took, or null if there was none
     * @param incarnation the {@link org.webhooks4j.Webhook#incarnation()} that it is for; 0 for any
     */
    public Delivery {
        eventType = EventType.of(eventType);
    }
}
