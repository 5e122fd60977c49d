package org.webhooks4j.spring.boot.internal;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.EventType;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookBuilder;
import org.webhooks4j.WebhooksException;
import org.webhooks4j.core.WebhookEngineBuilder;
import org.webhooks4j.spring.boot.internal.WebhooksProperties.Definition;

/** The webhooks of the properties {@code webhooks.definitions.*}. */
final class ConfiguredWebhooks {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredWebhooks.class);
    private static final String PREFIX = "webhooks.definitions.";

    private ConfiguredWebhooks() {}

    static void add(Map<String, Definition> definitions, WebhookEngineBuilder engine) {
        definitions.forEach((id, definition) -> engine.webhook(webhook(id, definition)));
    }

    private static Webhook webhook(String id, Definition definition) {
        String url = definition.url();
        if (url == null) {
            throw new IllegalStateException(PREFIX + id + ".url is not set: write the URL that receives the requests");
        }
        if (definition.events().isEmpty()) {
            throw new IllegalStateException(
                    PREFIX + id + ".events is empty: write at least one, such as create, update or delete");
        }
        if (definition.signingKeys().isEmpty() && !definition.unsigned()) {
            LOG.warn(
                    "Webhook {} is not signed, so its receiver cannot tell who sends; set {}{}.signing-keys, or"
                            + " {}{}.unsigned=true",
                    id,
                    PREFIX,
                    id,
                    PREFIX,
                    id);
        }
        try {
            return build(id, url, definition);
        } catch (IllegalArgumentException | WebhooksException e) {
            throw new IllegalStateException(PREFIX + id + " is not usable: " + e.getMessage(), e);
        }
    }

    private static Webhook build(String id, String url, Definition definition) {
        WebhookBuilder webhook = Webhook.to(url)
                .id(id)
                .name(definition.name() == null ? id : definition.name())
                .on(definition.events().stream().map(EventType::of).toList())
                .active(definition.active())
                .objectTypes(definition.objectTypes())
                .ignoredOrigins(definition.ignoredOrigins())
                .excludedFields(definition.excludedFields())
                .headers(definition.headers())
                .timeout(definition.timeout())
                .retryDelays(definition.retryDelays())
                .maxInFlight(definition.maxInFlight())
                .requestsPerSecond(definition.requestsPerSecond())
                .tlsIdentity(definition.tlsIdentity())
                .handshake(definition.handshake())
                .signedWith(
                        definition.signingKeys().stream().map(SigningKey::of).toList());
        if (definition.signingKeys().isEmpty()) {
            webhook.unsigned(); // the property's own warning names what to set
        }
        if (definition.format() != null) {
            webhook.format(definition.format());
        }
        if (definition.ordering() != null) {
            webhook.ordering(definition.ordering());
        }
        if (definition.bulkEvents() != null) {
            webhook.bulkEvents(definition.bulkEvents());
        }
        return webhook.build();
    }
}
