package org.webhooks4j.core.internal.match;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.DeliveryOptions;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.internal.text.CleanText;
import org.webhooks4j.internal.webhook.Ids;
import org.webhooks4j.internal.webhook.WebhookFields;

/**
 * Webhooks as the engine can work with them. A row of the host's own table can be a webhook without having passed the
 * checks: no number of it may stop the node, nor may what it throws.
 */
final class ServedWebhooks {

    private ServedWebhooks() {}

    /** The same, with numbers in their ranges. Throws whatever keeps one of its properties from being read. */
    static Webhook of(Webhook webhook) {
        readAll(webhook);
        DeliveryOptions served = WebhookFields.inRange(webhook);
        return served.equals(webhook.options()) ? webhook : new ServedWebhook(webhook, served);
    }

    /** What stands for one that cannot be served, as far as it can be read; null if nobody can tell which it is. */
    static @Nullable Webhook standIn(Webhook webhook) {
        try {
            String id = Objects.requireNonNull(webhook.id(), "id");
            return new Unservable(id, id, text(webhook), webhook.active());
        } catch (Throwable e) {
            return null;
        }
    }

    private record Unservable(String id, String name, String url, boolean active) implements Webhook {

        @Override
        public Set<EventType> eventTypes() {
            return Set.of();
        }
    }

    private static String text(Webhook webhook) {
        try {
            return Objects.requireNonNullElse(webhook.url(), "");
        } catch (Throwable e) {
            return "";
        }
    }

    private static void readAll(Webhook webhook) {
        checkId(webhook.id());
        Objects.requireNonNull(webhook.name(), "its name is null");
        Objects.requireNonNull(webhook.url(), "its URL is null");
        Objects.requireNonNull(webhook.objectTypes(), "its object types are null");
        Objects.requireNonNull(webhook.ignoredOrigins(), "its ignored origins are null");
        Objects.requireNonNull(webhook.signingKeys(), "its signing keys are null");
        Objects.requireNonNull(webhook.options(), "its options are null");
        Objects.requireNonNull(webhook.state(), "its state is null");
        webhook.active();
    }

    /** Its deliveries are stored under it, in the host's transaction. */
    private static void checkId(String id) {
        Objects.requireNonNull(id, "its id is null");
        if (id.isEmpty() || id.length() > Ids.MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "its id has " + id.length() + " characters; it must have 1 to " + Ids.MAX_LENGTH);
        }
        CleanText.check("its id", id);
        if (!id.equals(id.strip())) {
            throw new IllegalArgumentException("its id begins or ends with a blank");
        }
    }
}
