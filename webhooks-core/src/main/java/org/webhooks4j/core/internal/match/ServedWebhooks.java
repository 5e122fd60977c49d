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
 * Makes a host's webhooks safe for the engine. A row of the host's own table may not have been validated; neither its
 * values nor its exceptions may stop the node.
 */
final class ServedWebhooks {

    private ServedWebhooks() {}

    /** Returns the webhook with its numbers in range. Throws if one of its properties cannot be read. */
    static Webhook of(Webhook webhook) {
        readAll(webhook);
        DeliveryOptions served = WebhookFields.inRange(webhook);
        return served.equals(webhook.options()) ? webhook : new ServedWebhook(webhook, served);
    }

    /**
     * Returns a placeholder for a webhook that cannot be served, with what can be read of it; null if its id cannot be
     * read.
     */
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

    /** Checks the id, because deliveries are stored with it in the host's transaction. */
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
