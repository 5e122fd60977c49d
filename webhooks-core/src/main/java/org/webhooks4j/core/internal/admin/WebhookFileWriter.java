package org.webhooks4j.core.internal.admin;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.BulkEvents;
import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;
import org.webhooks4j.UnreadableWebhook;
import org.webhooks4j.Webhook;
import org.webhooks4j.internal.text.SecretUrl;
import org.webhooks4j.spi.JsonCodec;

/**
 * Makes a file of webhooks, one a line, without what has its default and without any secret. One that cannot be read is
 * left out, so that an import leaves it as it is.
 */
final class WebhookFileWriter {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookFileWriter.class);

    private WebhookFileWriter() {}

    static String write(List<Webhook> webhooks, JsonCodec codec) {
        webhooks.stream()
                .filter(UnreadableWebhook.class::isInstance)
                .forEach(webhook -> LOG.warn(
                        "Webhook {} is left out of the file, as it {}",
                        webhook.id(),
                        webhook.state().inactiveReason()));
        return webhooks.stream()
                .filter(webhook -> !(webhook instanceof UnreadableWebhook))
                .map(webhook -> "  " + codec.write(tree(webhook)))
                .collect(joining(",\n", "{\"webhooks\": [\n", "\n]}\n"));
    }

    private static Map<String, @Nullable Object> tree(Webhook webhook) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", webhook.id());
        tree.put("name", webhook.name());
        tree.put("url", SecretUrl.masked(webhook.url()));
        tree.put(
                "eventTypes",
                webhook.eventTypes().stream().map(EventType::value).sorted().toList());
        if (!webhook.active()) {
            tree.put("active", false);
        }
        putNames(tree, "objectTypes", webhook.objectTypes());
        if (webhook.filter() != null) {
            tree.put("filter", webhook.filter().toTree());
        }
        putNames(tree, "excludedFields", webhook.excludedFields());
        if (!webhook.options().headers().isEmpty()) {
            Map<String, Object> headers = new LinkedHashMap<>();
            webhook.options()
                    .headers()
                    .keySet()
                    .forEach(name -> headers.put(name, Map.of(WebhookFileReader.SECRET, WebhookFileReader.UNCHANGED)));
            tree.put("headers", headers);
        }
        putUnless("standard", tree, "format", webhook.options().format());
        putUnless(
                lower(Ordering.PER_OBJECT),
                tree,
                "ordering",
                lower(webhook.options().ordering()));
        putUnless(
                lower(BulkEvents.EACH),
                tree,
                "bulkEvents",
                lower(webhook.options().bulkEvents()));
        putNames(tree, "ignoredOrigins", webhook.ignoredOrigins());
        putUnless("", tree, "timeout", Objects.toString(webhook.options().timeout(), ""));
        EndpointFields.write(webhook, tree);
        return tree;
    }

    private static void putNames(Map<String, @Nullable Object> tree, String field, Collection<String> names) {
        if (!names.isEmpty()) {
            tree.put(field, new ArrayList<>(names));
        }
    }

    private static void putUnless(String usual, Map<String, @Nullable Object> tree, String field, String value) {
        if (!value.equals(usual)) {
            tree.put(field, value);
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
