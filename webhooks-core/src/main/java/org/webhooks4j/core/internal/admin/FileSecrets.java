package org.webhooks4j.core.internal.admin;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Authentication;
import org.webhooks4j.Authentication.Scheme;
import org.webhooks4j.Webhook;
import org.webhooks4j.internal.json.JsonFields;
import org.webhooks4j.internal.signing.KeyPrefix;
import org.webhooks4j.internal.webhook.Authentications;
import org.webhooks4j.internal.webhook.SecretFields;

/**
 * Handles secrets in a file of webhooks. An export writes {@code {"secret": "unchanged"}}. An import reads a reference
 * to the location of the secret, or {@code unchanged} for the stored secret.
 */
final class FileSecrets implements SecretFields {

    static final String SECRET = "secret";

    private static final String UNCHANGED = "unchanged";

    /** Used for exports. */
    static final FileSecrets HIDDEN = new FileSecrets(null, reference -> null);

    private final @Nullable Webhook known;
    private final Function<String, @Nullable String> resolver;

    /**
     * Creates the secrets of one webhook.
     *
     * @param known the webhook with the secrets that stay unchanged, or null if none may
     * @param resolver resolves a reference to a secret
     */
    FileSecrets(@Nullable Webhook known, Function<String, @Nullable String> resolver) {
        this.known = known;
        this.resolver = resolver;
    }

    @Override
    public Object header(String name, String value) {
        return Map.of(SECRET, UNCHANGED);
    }

    @Override
    public Object secret() {
        return UNCHANGED;
    }

    @Override
    public boolean showsNulls() {
        return false;
    }

    /** Returns the reference of a value of the form {@code {"secret": "env:NAME"}}; null for any other value. */
    static @Nullable String reference(@Nullable Object value) {
        return value instanceof Map<?, ?> map && map.size() == 1 && map.get(SECRET) instanceof String reference
                ? reference
                : null;
    }

    @Override
    public Map<String, String> headers(JsonFields fields, String name) {
        Map<String, String> headers = new LinkedHashMap<>();
        Map<String, @Nullable Object> tree = fields.object(name);
        if (tree != null) {
            tree.forEach((header, value) -> {
                String text = header(fields, name + "." + header, header, value);
                if (text != null) {
                    headers.put(header, text);
                }
            });
        }
        return headers;
    }

    private @Nullable String header(JsonFields fields, String field, String name, @Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        String reference = reference(value);
        if (reference == null) {
            fields.problem(field, "is neither a text nor {\"secret\": \"env:NAME\"}");
            return null;
        }
        if (!reference.equals(UNCHANGED)) {
            return resolved(fields, field, reference);
        }
        String kept = known == null ? null : known.options().headers().get(name);
        if (kept == null) {
            fields.problem(
                    field,
                    "there is no value that could stay unchanged for this URL; write one, or"
                            + " {\"secret\": \"env:NAME\"}");
        }
        return kept;
    }

    @Override
    public @Nullable Authentication authentication(JsonFields fields, String name) {
        Map<String, @Nullable Object> tree = fields.object(name);
        if (tree == null) {
            return null;
        }
        if (!(tree.get(SECRET) instanceof String reference)
                || !(tree.get("scheme") instanceof String form)
                || !(Objects.requireNonNullElse(tree.get("name"), "") instanceof String user)
                || tree.size() > (tree.containsKey("name") ? 3 : 2)) {
            fields.problem(
                    name, "is not of the form {\"scheme\": \"basic\", \"name\": \"user\", \"secret\": \"env:NAME\"}");
            return null;
        }
        try {
            Scheme scheme = Scheme.valueOf(form.toUpperCase(Locale.ROOT));
            if (reference.equals(UNCHANGED)) {
                return kept(fields, name, scheme, user);
            }
            String secret = resolved(fields, name, reference);
            return secret == null ? null : Authentications.of(scheme, user, secret);
        } catch (IllegalArgumentException e) {
            fields.problem(name, "is not usable: " + e.getMessage());
            return null;
        }
    }

    private @Nullable Authentication kept(JsonFields fields, String name, Scheme scheme, String user) {
        Authentication kept = known == null ? null : known.options().authentication();
        if (kept != null && Authentications.isOf(kept, scheme, user)) {
            return kept;
        }
        fields.problem(name, "there is no secret that could stay unchanged for this URL; write \"env:NAME\"");
        return null;
    }

    /** Resolves a reference. Returns null and reports a problem if it cannot be resolved. */
    @Nullable
    String resolved(JsonFields fields, String field, String reference) {
        if (KeyPrefix.beginsSecret(reference)) {
            fields.problem(field, "is a secret itself; write where it is found, such as env:NAME");
            return null;
        }
        String secret = resolver.apply(reference);
        if (secret == null) {
            fields.problem(
                    field,
                    "there is no secret '" + reference + "' for this import; set the environment variable if that is"
                            + " where it looks, or import with a resolver that knows it");
        }
        return secret;
    }
}
