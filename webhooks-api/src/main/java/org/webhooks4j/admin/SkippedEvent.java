package org.webhooks4j.admin;

import java.time.Instant;
import org.webhooks4j.EventType;
import org.webhooks4j.admin.Explanation.Rule;
import org.webhooks4j.internal.text.CleanText;

/**
 * An event that was not sent to a webhook while that was {@linkplain Diagnostics#trace traced}. The event itself is not
 * kept.
 *
 * @param eventId the event's id; that of an event which no webhook received is found nowhere else
 * @param webhookId the webhook
 * @param eventType what happened
 * @param objectType the object's type; {@code ?} if it has none
 * @param objectId the object's id; {@code ?} if it cannot be told, which the reason explains
 * @param occurredAt when the event was raised
 * @param rule the rule that decided
 * @param reason the rule and the value that met it, in words; at most 1000 characters, and may hold values of the
 *     object
 */
public record SkippedEvent(
        String eventId,
        String webhookId,
        EventType eventType,
        String objectType,
        String objectId,
        Instant occurredAt,
        Rule rule,
        String reason) {

    /**
     * Replaces what no database holds, U+0000 and halves of surrogate pairs, by U+FFFD.
     *
     * @param eventId the event's id; that of an event which no webhook received is found nowhere else
     * @param webhookId the webhook
     * @param eventType what happened
     * @param objectType the object's type; {@code ?} if it has none
     * @param objectId the object's id; {@code ?} if it cannot be told, which the reason explains
     * @param occurredAt when the event was raised
     * @param rule the rule that decided
     * @param reason the rule and the value that met it, in words; at most 1000 characters, and may hold values of the
     *     object
     */
    public SkippedEvent {
        eventType = EventType.of(eventType);
        objectType = CleanText.clean(objectType);
        objectId = CleanText.clean(objectId);
        reason = CleanText.clean(reason);
    }
}
