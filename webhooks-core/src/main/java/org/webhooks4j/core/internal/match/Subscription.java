package org.webhooks4j.core.internal.match;

import java.util.Set;
import java.util.stream.Collectors;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.internal.json.Exclusion;

/**
 * A webhook with what is worked out of it once and used for every event.
 *
 * @param webhook the webhook
 * @param eventTypes the values of the event types it listens to
 * @param exclusion the fields that its receiver must not see
 */
public record Subscription(Webhook webhook, Set<String> eventTypes, Exclusion exclusion) {

    static Subscription of(Webhook webhook) {
        return new Subscription(
                webhook,
                webhook.eventTypes().stream().map(EventType::value).collect(Collectors.toUnmodifiableSet()),
                Exclusion.of(webhook.exclude()));
    }

    boolean listensToObjectType(String objectType) {
        return webhook.objectTypes().isEmpty() || webhook.objectTypes().contains(objectType);
    }
}
