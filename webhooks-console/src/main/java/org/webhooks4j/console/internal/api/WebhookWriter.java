package org.webhooks4j.console.internal.api;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.BulkEvents;
import org.webhooks4j.EventType;
import org.webhooks4j.SigningKey;
import org.webhooks4j.UnreadableWebhook;
import org.webhooks4j.Webhook;
import org.webhooks4j.internal.text.SecretUrl;

/**
 * How a webhook looks as JSON, to anybody who may see it: without keys, and with what is secret in its URL and headers
 * masked.
 */
final class WebhookWriter {

    private WebhookWriter() {}

    static Map<String, @Nullable Object> tree(Webhook webhook) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", webhook.id());
        tree.put("name", webhook.name());
        tree.put("url", SecretUrl.masked(webhook.url()));
        tree.put(
                "eventTypes",
                webhook.eventTypes().stream().map(EventType::value).toList());
        tree.put("active", webhook.active());
        if (webhook.state().inactiveReason() != null) {
            tree.put("inactiveReason", webhook.state().inactiveReason());
        }
        if (webhook instanceof UnreadableWebhook) {
            tree.put("unreadable", true);
        }
        tree.put("objectTypes", new ArrayList<>(webhook.objectTypes()));
        tree.put("filter", webhook.filter() == null ? null : webhook.filter().toTree());
        tree.put("excludedFields", new ArrayList<>(webhook.excludedFields()));
        tree.put("headers", SecretHeaders.mask(webhook.options().headers()));
        tree.put("format", webhook.options().format());
        tree.put("ordering", webhook.options().ordering().name().toLowerCase(Locale.ROOT));
        if (webhook.options().bulkEvents() != BulkEvents.EACH) {
            tree.put("bulkEvents", webhook.options().bulkEvents().name().toLowerCase(Locale.ROOT));
        }
        if (webhook.state().tracedUntil() != null) {
            tree.put("tracedUntil", webhook.state().tracedUntil().toString());
        }
        tree.put("ignoredOrigins", new ArrayList<>(webhook.ignoredOrigins()));
        tree.put(
                "timeout",
                webhook.options().timeout() == null
                        ? null
                        : webhook.options().timeout().toString());
        if (webhook.options().tlsIdentity() != null) {
            tree.put("tlsIdentity", webhook.options().tlsIdentity());
        }
        List<Duration> delays = webhook.options().retryDelays();
        tree.put(
                "retryDelays",
                delays == null ? null : delays.stream().map(Duration::toString).toList());
        Integer maxInFlight = webhook.options().maxInFlight();
        tree.put("maxInFlight", maxInFlight == null ? null : maxInFlight.longValue());
        Double requests = webhook.options().requestsPerSecond();
        tree.put("requestsPerSecond", requests == null ? null : BigDecimal.valueOf(requests));
        tree.put("handshake", webhook.options().handshake());
        tree.put("authentication", AuthenticationJson.tree(webhook.options().authentication()));
        List<SigningKey> keys = webhook.signingKeys();
        SigningKey current = keys.isEmpty() ? null : keys.get(0);
        tree.put(
                "signingAlgorithm",
                current == null ? null : current.algorithm().name().toLowerCase(Locale.ROOT));
        if (current != null && current.publicKey() != null) {
            tree.put("publicKey", current.publicKey());
        }
        return tree;
    }
}
