package org.webhooks4j.core.internal.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Authentication;
import org.webhooks4j.Webhook;
import org.webhooks4j.internal.text.SecretUrl;

/**
 * Masks a webhook's secrets in the delivery log, also where a receiver echoes them in its response. The secrets are
 * collected at the first attempt and reused for all others.
 */
public final class SecretMask {

    /** A shorter value is no password and is likely to occur in a response by chance. */
    private static final int MIN_LENGTH = 8;

    private final Webhook webhook;
    private volatile @Nullable Found found;

    private record Found(String maskedUrl, List<String> secrets) {}

    SecretMask(Webhook webhook) {
        this.webhook = webhook;
    }

    /** Returns the webhook's URL without its secrets. */
    public String maskedUrl() {
        return found().maskedUrl;
    }

    /** Returns a text with the webhook's secrets masked. */
    public String hiddenIn(String text) {
        String shown = text;
        for (String secret : found().secrets) {
            shown = shown.replace(secret, SecretUrl.MASK);
        }
        return shown;
    }

    /** Returns headers with the webhook's secrets masked in their values. */
    public Map<String, List<String>> hiddenIn(Map<String, List<String>> headers) {
        if (found().secrets.isEmpty()) {
            return headers;
        }
        Map<String, List<String>> shown = new LinkedHashMap<>();
        headers.forEach((name, values) ->
                shown.put(name, values.stream().map(this::hiddenIn).toList()));
        return shown;
    }

    private Found found() {
        Found known = found;
        if (known == null) {
            known = new Found(SecretUrl.masked(webhook.url()), secrets());
            found = known;
        }
        return known;
    }

    private List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        Authentication authentication = webhook.options().authentication();
        if (authentication != null) {
            secrets.add(authentication.headerValue());
            secrets.add(authentication.reveal());
        }
        Stream.concat(webhook.options().headers().values().stream(), SecretUrl.secretsIn(webhook.url()).stream())
                .filter(value -> value.length() >= MIN_LENGTH)
                .forEach(secrets::add);
        secrets.removeIf(String::isEmpty);
        return secrets;
    }
}
