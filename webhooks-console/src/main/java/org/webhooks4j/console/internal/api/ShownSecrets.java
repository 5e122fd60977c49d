package org.webhooks4j.console.internal.api;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Authentication;
import org.webhooks4j.Authentication.Scheme;
import org.webhooks4j.Webhook;
import org.webhooks4j.internal.json.JsonFields;
import org.webhooks4j.internal.text.SecretUrl;
import org.webhooks4j.internal.webhook.Authentications;
import org.webhooks4j.internal.webhook.SecretFields;
import org.webhooks4j.internal.webhook.WebhookJson;

/**
 * Masks secrets: headers that are likely to be secret, and authentication. If a client sends the mask back, the stored
 * secret is kept, provided that the webhook's URL and the scheme and name of the authentication are unchanged.
 */
final class ShownSecrets implements SecretFields {

    private static final String MASK = SecretUrl.MASK;

    private static final Set<String> WORDS =
            Set.of("authorization", "cookie", "token", "secret", "password", "key", "apikey", "signature");

    private static final Set<String> AUTHENTICATION_FIELDS = Set.of("scheme", "name", "secret");

    /** For showing webhooks. */
    private static final ShownSecrets MASKED = new ShownSecrets(null);

    private final @Nullable Webhook stored;

    /**
     * Creates the secrets of one webhook.
     *
     * @param stored the webhook whose secrets replace the mask, or null if the mask has no meaning
     */
    ShownSecrets(@Nullable Webhook stored) {
        this.stored = stored;
    }

    /** Returns a webhook as every viewer may see it: without keys, and with secrets masked. */
    static Map<String, @Nullable Object> masked(Webhook webhook) {
        return WebhookJson.write(webhook, MASKED);
    }

    @Override
    public Object header(String name, String value) {
        return isSecret(name) ? MASK : value;
    }

    @Override
    public Object secret() {
        return MASK;
    }

    @Override
    public boolean showsNulls() {
        return true;
    }

    /** Masks the headers that are likely to be secret. */
    static Map<String, String> mask(Map<String, String> headers) {
        Map<String, String> masked = new LinkedHashMap<>();
        headers.forEach((name, value) -> masked.put(name, isSecret(name) ? MASK : value));
        return masked;
    }

    /** Decides by the name's last word: X-Api-Key, Private-Token, Proxy-Authorization, Cookie. */
    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return WORDS.contains(lower.substring(Math.max(lower.lastIndexOf('-'), lower.lastIndexOf('_')) + 1));
    }

    @Override
    public Map<String, String> headers(JsonFields fields, String name) {
        Map<String, String> headers = fields.textsByName(name);
        headers.replaceAll((header, value) -> value.equals(MASK) ? storedHeader(header) : value);
        if (headers.containsValue(MASK)) {
            fields.problem(
                    name,
                    "a value is " + MASK + ", which stands for a value stored under the same name and for the same URL,"
                            + " and there is none; write the value itself");
        }
        return headers;
    }

    private String storedHeader(String name) {
        Map<String, String> headers =
                stored == null ? Map.of() : stored.options().headers();
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(MASK);
    }

    @Override
    public @Nullable Authentication authentication(JsonFields fields, String name) {
        Map<String, @Nullable Object> tree = fields.object(name);
        try {
            return tree == null ? null : authentication(tree);
        } catch (IllegalArgumentException e) {
            fields.problem(name, String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** Throws {@link IllegalArgumentException} with a message that does not contain the secret. */
    private Authentication authentication(Map<String, @Nullable Object> tree) {
        Scheme scheme = scheme(text(tree, "scheme"));
        String name = text(tree, "name");
        String secret = text(tree, "secret");
        if (!AUTHENTICATION_FIELDS.containsAll(tree.keySet())) {
            throw new IllegalArgumentException("has a field that is none of scheme, name and secret");
        }
        if (!secret.equals(MASK)) {
            return Authentications.of(scheme, name, secret);
        }
        Authentication kept = stored == null ? null : stored.options().authentication();
        if (kept == null || !Authentications.isOf(kept, scheme, name)) {
            throw new IllegalArgumentException("the secret is " + MASK
                    + ", which stands for the one that is stored with the same scheme and name for the same URL,"
                    + " and there is none; write the secret itself");
        }
        return kept;
    }

    private static Scheme scheme(String text) {
        try {
            return Scheme.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the scheme '" + text + "' is not usable; write basic, bearer or api_key", e);
        }
    }

    private static String text(Map<String, @Nullable Object> tree, String name) {
        Object value = tree.get(name);
        if (value == null) {
            return "";
        }
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(name + " is not a text; write one in quotation marks");
    }
}
