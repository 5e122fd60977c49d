package org.webhooks4j.core.internal.delivery.attempt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.webhooks4j.Authentication;
import org.webhooks4j.Webhook;
import org.webhooks4j.internal.text.SecretUrl;

/** Masks a webhook's secrets in the delivery log, also where a receiver echoes them in its response. */
final class SecretMask {

    /** A shorter value is no password and is likely to occur in a response by chance. */
    private static final int MIN_LENGTH = 8;

    private final List<String> secrets = new ArrayList<>();

    private SecretMask(Webhook webhook) {
        Authentication authentication = webhook.options().authentication();
        if (authentication != null) {
            secrets.add(authentication.headerValue());
            secrets.add(authentication.reveal());
        }
        Stream.concat(webhook.options().headers().values().stream(), SecretUrl.secretsIn(webhook.url()).stream())
                .filter(value -> value.length() >= MIN_LENGTH)
                .forEach(secrets::add);
        secrets.removeIf(String::isEmpty);
    }

    static SecretMask of(Webhook webhook) {
        return new SecretMask(webhook);
    }

    /**
     * Masks all request headers that the engine does not set itself, because a host's own header may carry a password
     * under any name.
     */
    static Map<String, String> sent(Map<String, String> headers) {
        Map<String, String> shown = new LinkedHashMap<>();
        headers.forEach(
                (name, value) -> shown.put(name, isOurs(name.toLowerCase(Locale.ROOT)) ? value : SecretUrl.MASK));
        return Map.copyOf(shown);
    }

    private static boolean isOurs(String name) {
        return name.equals("content-type") || name.equals("user-agent") || name.startsWith("webhook-");
    }

    String hiddenIn(String text) {
        String shown = text;
        for (String secret : secrets) {
            shown = shown.replace(secret, SecretUrl.MASK);
        }
        return shown;
    }

    Map<String, List<String>> hiddenIn(Map<String, List<String>> headers) {
        if (secrets.isEmpty()) {
            return headers;
        }
        Map<String, List<String>> shown = new LinkedHashMap<>();
        headers.forEach((name, values) ->
                shown.put(name, values.stream().map(this::hiddenIn).toList()));
        return shown;
    }
}
