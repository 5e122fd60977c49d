package org.webhooks4j.internal.webhook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.SigningKey;
import org.webhooks4j.SigningKey.Algorithm;
import org.webhooks4j.UnreadableWebhook;
import org.webhooks4j.Webhook;
import org.webhooks4j.internal.json.JsonFields;

/**
 * Writes and reads the JSON form of a webhook as trees: the full form of API responses, and the short form of files,
 * without state and default values.
 */
public final class WebhookJson {

    private static final String SIGNING_ALGORITHM = "signingAlgorithm";
    private static final String PUBLIC_KEY = "publicKey";
    private static final String UNREADABLE = "unreadable";

    private WebhookJson() {}

    /** Writes the full webhook with its state, and the algorithm and public key of its newest key. */
    public static Map<String, @Nullable Object> write(Webhook webhook, SecretFields secrets) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        for (WebhookField<?> field : WebhookFields.ALL) {
            if (isShown(field) && !(field.isLeftOutByDefault() && field.hasDefault(webhook))) {
                tree.put(field.name(), field.write(webhook, secrets));
            }
        }
        if (webhook instanceof UnreadableWebhook) {
            tree.put(UNREADABLE, true);
        }
        List<SigningKey> keys = webhook.signingKeys();
        SigningKey newest = keys.isEmpty() ? null : keys.get(0);
        tree.put(SIGNING_ALGORITHM, newest == null ? null : Forms.lower(newest.algorithm()));
        if (newest != null && newest.publicKey() != null) {
            tree.put(PUBLIC_KEY, newest.publicKey());
        }
        return tree;
    }

    /**
     * Writes the fields that differ from their defaults, without state and keys. The same webhook always gives the same
     * text.
     */
    public static Map<String, @Nullable Object> writeShort(Webhook webhook, SecretFields secrets) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        for (WebhookField<?> field : WebhookFields.ALL) {
            if (isShown(field) && !field.isState() && !field.hasDefault(webhook)) {
                Object value = field.write(webhook, secrets);
                tree.put(
                        field.name(),
                        field.form() == Forms.EVENT_TYPES ? List.copyOf(new TreeSet<>((List<?>) value)) : value);
            }
        }
        return tree;
    }

    private static boolean isShown(WebhookField<?> field) {
        return field != WebhookFields.SIGNING_KEYS && field != WebhookFields.INCARNATION;
    }

    /** Reads all fields except id, URL and keys, for which the caller needs more context. */
    public static void read(JsonFields fields, WebhookDraft draft, SecretFields secrets) {
        for (WebhookField<?> field : WebhookFields.ALL) {
            if (isShown(field) && !field.isState() && field != WebhookFields.ID && field != WebhookFields.URL) {
                field.read(fields, draft, secrets);
            }
        }
    }

    /** Accepts and ignores the read-only fields of a response. */
    public static void passOverState(JsonFields fields) {
        WebhookFields.ALL.stream()
                .filter(field -> field.isState() && isShown(field))
                .forEach(field -> fields.value(field.name()));
        fields.value(PUBLIC_KEY);
        fields.value(UNREADABLE);
    }

    /** Reads the requested signing algorithm, or null. */
    public static @Nullable Algorithm algorithm(JsonFields fields) {
        return Forms.constant(Algorithm.class, "hmac_sha256, ed25519, github or netbox", fields, SIGNING_ALGORITHM);
    }
}
