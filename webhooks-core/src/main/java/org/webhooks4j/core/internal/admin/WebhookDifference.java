package org.webhooks4j.core.internal.admin;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.WebhookChange.Field;
import org.webhooks4j.internal.text.SecretUrl;

/** What differs between two states of a webhook, in words that show no secret. */
final class WebhookDifference {

    private static final List<Part> PARTS = List.of(
            plain("name", Webhook::name),
            new Part("url", Webhook::url, webhook -> SecretUrl.masked(webhook.url())),
            names(
                    "eventTypes",
                    webhook ->
                            webhook.eventTypes().stream().map(EventType::value).toList()),
            plain("active", Webhook::active),
            plain("inactiveReason", webhook -> webhook.state().inactiveReason()),
            names("objectTypes", Webhook::objectTypes),
            plain("filter", Webhook::filter),
            names("excludedFields", Webhook::excludedFields),
            new Part("headers", webhook -> webhook.options().headers(), WebhookDifference::headers),
            plain("format", webhook -> webhook.options().format()),
            plain("ordering", webhook -> webhook.options().ordering()),
            plain("bulkEvents", webhook -> webhook.options().bulkEvents()),
            names("ignoredOrigins", Webhook::ignoredOrigins),
            plain("timeout", webhook -> webhook.options().timeout()),
            plain("tlsIdentity", webhook -> webhook.options().tlsIdentity()),
            plain("retryDelays", webhook -> webhook.options().retryDelays()),
            plain("maxInFlight", webhook -> webhook.options().maxInFlight()),
            plain("requestsPerSecond", webhook -> webhook.options().requestsPerSecond()),
            plain("handshake", webhook -> webhook.options().handshake()),
            plain("authentication", webhook -> webhook.options().authentication()),
            plain("tracedUntil", webhook -> webhook.state().tracedUntil()),
            new Part("signingKeys", Webhook::signingKeys, WebhookDifference::keys));

    /** A field: what is compared, and what is shown of it. */
    private record Part(String name, Function<Webhook, @Nullable Object> value, Function<Webhook, String> text) {}

    private WebhookDifference() {}

    /** The fields that differ; those with a value if one of the webhooks is null. */
    static List<Field> between(@Nullable Webhook before, @Nullable Webhook after) {
        List<Field> fields = new ArrayList<>();
        for (Part part : PARTS) {
            Object old = before == null ? null : part.value.apply(before);
            Object fresh = after == null ? null : part.value.apply(after);
            if (!Objects.equals(old, fresh)) {
                String oldText = before == null ? "" : part.text.apply(before);
                String newText = after == null ? "" : part.text.apply(after);
                if (before != null && after != null && oldText.equals(newText)) {
                    newText += " (changed)";
                }
                if (!oldText.equals(newText)) {
                    fields.add(new Field(part.name, oldText, newText));
                }
            }
        }
        return List.copyOf(fields);
    }

    private static Part plain(String name, Function<Webhook, @Nullable Object> value) {
        return new Part(name, value, webhook -> Objects.toString(value.apply(webhook), ""));
    }

    private static Part names(String name, Function<Webhook, Collection<String>> value) {
        return new Part(
                name,
                webhook -> new TreeSet<>(value.apply(webhook)),
                webhook -> String.join(", ", new TreeSet<>(value.apply(webhook))));
    }

    private static String headers(Webhook webhook) {
        return webhook.options().headers().keySet().stream()
                .map(header -> header + ": " + SecretUrl.MASK)
                .collect(joining(", "));
    }

    private static String keys(Webhook webhook) {
        return webhook.signingKeys().stream().map(SigningKey::toString).collect(joining(", "));
    }
}
