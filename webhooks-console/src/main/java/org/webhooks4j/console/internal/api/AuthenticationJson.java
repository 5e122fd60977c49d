package org.webhooks4j.console.internal.api;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Authentication;
import org.webhooks4j.Authentication.Scheme;

/**
 * Authentication as JSON, with the mask in place of the secret. Whoever sends the mask back means the secret that is
 * stored, as long as scheme, name and the webhook's URL stay as they were.
 */
final class AuthenticationJson {

    private static final Set<String> FIELDS = Set.of("scheme", "name", "secret");

    private AuthenticationJson() {}

    static @Nullable Map<String, @Nullable Object> tree(@Nullable Authentication authentication) {
        if (authentication == null) {
            return null;
        }
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("scheme", authentication.scheme().name().toLowerCase(Locale.ROOT));
        tree.put("name", authentication.name());
        tree.put("secret", SecretHeaders.MASK);
        return tree;
    }

    /** Throws {@link IllegalArgumentException} with what is wrong, without the secret. */
    static Authentication read(Map<String, @Nullable Object> tree, @Nullable Authentication current) {
        Scheme scheme = scheme(text(tree, "scheme"));
        String name = text(tree, "name");
        String secret = text(tree, "secret");
        if (!FIELDS.containsAll(tree.keySet())) {
            throw new IllegalArgumentException("has a field that is none of scheme, name and secret");
        }
        if (secret.equals(SecretHeaders.MASK)) {
            if (current == null || current.scheme() != scheme || !name.equals(nameOf(current))) {
                throw new IllegalArgumentException("the secret is " + SecretHeaders.MASK
                        + ", which stands for the one that is stored with the same scheme and name for the same URL,"
                        + " and there is none; write the secret itself");
            }
            return current;
        }
        return switch (scheme) {
            case BASIC -> Authentication.basic(name, secret);
            case BEARER -> Authentication.bearer(secret);
            case API_KEY -> Authentication.apiKey(name, secret);
        };
    }

    private static String nameOf(Authentication authentication) {
        String name = authentication.name();
        return name == null ? "" : name;
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
