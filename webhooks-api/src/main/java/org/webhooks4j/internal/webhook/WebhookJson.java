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
 * Writes and reads the JSON form of a webhook, as trees: the whole of it, as an API answers, and the short one of a
 * file, without state and without what has its default.
 */
public final class WebhookJson {

    private static final String SIGNING_ALGORITHM = "signingAlgorithm";
    private static final String PUBLIC_KEY = "publicKey";
    private static final String UNREADABLE = "unreadable";

    private WebhookJson() {}

    /** The whole webhook with its state, and the kind of its newest key. */
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

    /** What differs from the defaults, without state and keys. The same webhook gives the same text. */
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

    /** Sets all that JSON says but id, URL and keys, for which more must be known. */
    public static void read(JsonFields fields, WebhookDraft draft, SecretFields secrets) {
        for (WebhookField<?> field : WebhookFields.ALL) {
            if (isShown(field) && !field.isState() && field != WebhookFields.ID && field != WebhookFields.URL) {
                field.read(fields, draft, secrets);
            }
        }
    }

    /** Accepts what an answer has that nobody can set, and makes nothing of it. */
    public static void passOverState(JsonFields fields) {
        WebhookFields.ALL.stream()
                .filter(field -> field.isState() && isShown(field))
                .forEach(field -> fields.value(field.name()));
        fields.value(PUBLIC_KEY);
        fields.value(UNREADABLE);
    }

    /** The kind of key that is asked for, or null. */
    public static @Nullable Algorithm algorithm(JsonFields fields) {
        return Forms.constant(Algorithm.class, "hmac_sha256, ed25519, github or netbox", fields, SIGNING_ALGORITHM);
    }
}
