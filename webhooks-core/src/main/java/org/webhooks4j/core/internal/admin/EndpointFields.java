package org.webhooks4j.core.internal.admin;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Authentication;
import org.webhooks4j.Authentication.Scheme;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookBuilder;

/**
 * What a file of webhooks says of an endpoint: TLS identity, limits, schedule, handshake, and authentication without
 * its secret.
 */
final class EndpointFields {

    private static final String AUTHENTICATION = "authentication";

    private EndpointFields() {}

    static void write(Webhook webhook, Map<String, @Nullable Object> tree) {
        if (webhook.options().tlsIdentity() != null) {
            tree.put("tlsIdentity", webhook.options().tlsIdentity());
        }
        List<Duration> delays = webhook.options().retryDelays();
        if (delays != null) {
            tree.put("retryDelays", delays.stream().map(Duration::toString).toList());
        }
        Integer maxInFlight = webhook.options().maxInFlight();
        if (maxInFlight != null) {
            tree.put("maxInFlight", maxInFlight.longValue());
        }
        Double requests = webhook.options().requestsPerSecond();
        if (requests != null) {
            tree.put("requestsPerSecond", BigDecimal.valueOf(requests));
        }
        if (webhook.options().handshake()) {
            tree.put("handshake", true);
        }
        Authentication authentication = webhook.options().authentication();
        if (authentication != null) {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("scheme", authentication.scheme().name().toLowerCase(Locale.ROOT));
            if (authentication.name() != null) {
                shown.put("name", authentication.name());
            }
            shown.put(WebhookFileReader.SECRET, WebhookFileReader.UNCHANGED);
            tree.put(AUTHENTICATION, shown);
        }
    }

    /**
     * Secrets are looked up by the field that wants one and by what stands there; {@code known} is what one that stays
     * unchanged is taken from.
     */
    static void read(
            FileObject entry,
            WebhookBuilder builder,
            @Nullable Webhook known,
            BiFunction<String, String, @Nullable String> secrets) {
        builder.tlsIdentity(entry.text("tlsIdentity"))
                .retryDelays(delays(entry))
                .maxInFlight(wholeNumber(entry, "maxInFlight"))
                .requestsPerSecond(number(entry, "requestsPerSecond"))
                .handshake(entry.flag("handshake", false))
                .authentication(authentication(
                        entry, known == null ? null : known.options().authentication(), secrets));
    }

    private static @Nullable List<Duration> delays(FileObject entry) {
        if (entry.value("retryDelays") == null) {
            return null;
        }
        List<Duration> delays = new ArrayList<>();
        for (String text : entry.texts("retryDelays")) {
            try {
                delays.add(Duration.parse(text));
            } catch (DateTimeException e) {
                entry.problem("retryDelays", "'" + text + "' is not a duration; write one such as PT15S");
            }
        }
        return delays;
    }

    private static @Nullable Integer wholeNumber(FileObject entry, String field) {
        Object value = entry.value(field);
        if (value instanceof Long number && number == number.intValue()) {
            return number.intValue();
        }
        if (value != null) {
            entry.problem(field, "is not a whole number; write one such as 8");
        }
        return null;
    }

    private static @Nullable Double number(FileObject entry, String field) {
        Object value = entry.value(field);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value != null) {
            entry.problem(field, "is not a number; write one such as 0.5");
        }
        return null;
    }

    private static @Nullable Authentication authentication(
            FileObject entry, @Nullable Authentication known, BiFunction<String, String, @Nullable String> secrets) {
        Map<String, @Nullable Object> tree = entry.object(AUTHENTICATION);
        if (tree == null) {
            return null;
        }
        if (!(tree.get(WebhookFileReader.SECRET) instanceof String reference)
                || !(tree.get("scheme") instanceof String form)
                || !(Objects.requireNonNullElse(tree.get("name"), "") instanceof String name)
                || tree.size() > (tree.containsKey("name") ? 3 : 2)) {
            entry.problem(
                    AUTHENTICATION,
                    "is not of the form {\"scheme\": \"basic\", \"name\": \"user\", \"secret\": \"env:NAME\"}");
            return null;
        }
        try {
            Scheme scheme = Scheme.valueOf(form.toUpperCase(Locale.ROOT));
            if (reference.equals(WebhookFileReader.UNCHANGED)) {
                if (known != null
                        && known.scheme() == scheme
                        && Objects.requireNonNullElse(known.name(), "").equals(name)) {
                    return known;
                }
                entry.problem(
                        AUTHENTICATION,
                        "there is no secret that could stay unchanged for this URL; write \"env:NAME\"");
                return null;
            }
            String secret = secrets.apply(AUTHENTICATION, reference);
            return secret == null ? null : make(scheme, name, secret);
        } catch (IllegalArgumentException e) {
            entry.problem(AUTHENTICATION, "is not usable: " + e.getMessage());
            return null;
        }
    }

    private static Authentication make(Scheme scheme, String name, String secret) {
        return switch (scheme) {
            case BASIC -> Authentication.basic(name, secret);
            case BEARER -> Authentication.bearer(secret);
            case API_KEY -> Authentication.apiKey(name, secret);
        };
    }
}
