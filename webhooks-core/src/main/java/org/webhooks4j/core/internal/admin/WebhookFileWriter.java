package org.webhooks4j.core.internal.admin;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.UnreadableWebhook;
import org.webhooks4j.Webhook;
import org.webhooks4j.internal.webhook.WebhookJson;
import org.webhooks4j.spi.JsonCodec;

/**
 * Writes a file of webhooks, one per line, without default values and without secrets. Omits unreadable webhooks, so
 * that an import does not change them.
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
                .map(webhook -> "  " + codec.write(WebhookJson.writeShort(webhook, FileSecrets.HIDDEN)))
                .collect(joining(",\n", "{\"webhooks\": [\n", "\n]}\n"));
    }
}
