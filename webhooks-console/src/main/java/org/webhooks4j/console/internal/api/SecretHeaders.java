package org.webhooks4j.console.internal.api;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.webhooks4j.internal.text.SecretUrl;

/** Hides the values of headers that are likely to be secrets, and finds them again when a form sends the mask back. */
final class SecretHeaders {

    static final String MASK = SecretUrl.MASK;

    private static final Set<String> WORDS =
            Set.of("authorization", "cookie", "token", "secret", "password", "key", "apikey", "signature");

    private SecretHeaders() {}

    static Map<String, String> mask(Map<String, String> headers) {
        Map<String, String> masked = new LinkedHashMap<>();
        headers.forEach((name, value) -> masked.put(name, isSecret(name) ? MASK : value));
        return masked;
    }

    /** Puts the values of {@code current} where {@code wanted} has the mask; a mask that stands for nothing stays. */
    static Map<String, String> unmask(Map<String, String> wanted, Map<String, String> current) {
        Map<String, String> unmasked = new LinkedHashMap<>();
        wanted.forEach((name, value) -> unmasked.put(name, value.equals(MASK) ? find(current, name) : value));
        return unmasked;
    }

    private static String find(Map<String, String> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(MASK);
    }

    /** Goes by the name's last word: X-Api-Key, Private-Token, Proxy-Authorization, Cookie. */
    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return WORDS.contains(lower.substring(Math.max(lower.lastIndexOf('-'), lower.lastIndexOf('_')) + 1));
    }
}
