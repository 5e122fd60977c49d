package org.webhooks4j.console.internal.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.webhooks4j.Authentication;
import org.webhooks4j.SigningKey;
import org.webhooks4j.SigningKey.Algorithm;
import org.webhooks4j.Webhook;
import org.webhooks4j.console.internal.http.EntityTag;

/**
 * Computes the tag of a webhook's state, including values that are not shown. Every viewer sees the tag. Secrets may be
 * easy to guess, so they are part of it only if an unguessable signing key protects them.
 */
final class WebhookTag {

    private WebhookTag() {}

    static String of(Webhook webhook, JsonBodies json) {
        String shown = json.text(ShownSecrets.masked(webhook));
        byte[] key = key(webhook);
        return key.length == 0 ? EntityTag.of(shown) : EntityTag.of(shown + hidden(webhook), key);
    }

    private static byte[] key(Webhook webhook) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (SigningKey key : webhook.signingKeys()) {
            // Keys of other kinds are chosen by people.
            if (key.algorithm() == Algorithm.HMAC_SHA256 || key.algorithm() == Algorithm.ED25519) {
                bytes.writeBytes(key.secretBytes());
            }
        }
        return bytes.toByteArray();
    }

    private static String hidden(Webhook webhook) {
        StringBuilder text = new StringBuilder();
        append(text, webhook.url());
        for (Map.Entry<String, String> header : webhook.options().headers().entrySet()) {
            append(text, header.getKey());
            append(text, header.getValue());
        }
        Authentication authentication = webhook.options().authentication();
        append(text, authentication == null ? "" : authentication.reveal());
        for (SigningKey key : webhook.signingKeys()) {
            append(text, key.reveal());
            append(text, Objects.toString(key.expiresAt(), ""));
        }
        return text.toString();
    }

    /** Appends a part with its length, so that different lists give different texts. */
    private static void append(StringBuilder text, String part) {
        text.append('\n')
                .append(part.getBytes(StandardCharsets.UTF_8).length)
                .append(' ')
                .append(part);
    }
}
