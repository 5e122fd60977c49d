package org.webhooks4j.console.internal.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Authentication;
import org.webhooks4j.BulkEvents;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.Ordering;
import org.webhooks4j.SigningKey;
import org.webhooks4j.SigningKey.Algorithm;
import org.webhooks4j.UnreadableWebhook;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookBuilder;
import org.webhooks4j.WebhookState;
import org.webhooks4j.console.internal.http.Violations;
import org.webhooks4j.internal.text.SecretUrl;

/** Makes a webhook from JSON. What the JSON leaves out takes its default; only secrets are taken from the old state. */
final class WebhookReader {

    private final Fields fields;
    private final @Nullable Webhook current;

    /** Whoever sends back what was shown means the URL that is stored. */
    private final String url;

    /** Whether nothing is known of what is stored but that it is. */
    private final boolean replaces;

    private WebhookReader(Map<String, @Nullable Object> body, @Nullable Webhook current) {
        this.fields = new Fields("the webhook", body);
        this.current = current;
        this.url = SecretUrl.restored(fields.text("url", ""), current == null ? null : current.url());
        this.replaces = current instanceof UnreadableWebhook;
    }

    static Webhook readNew(Map<String, @Nullable Object> body) {
        return new WebhookReader(body, null).read();
    }

    static Webhook readChanged(Map<String, @Nullable Object> body, Webhook current) {
        return new WebhookReader(body, current).read();
    }

    private Webhook read() {
        String id = id();
        boolean active = fields.flag("active", true);
        WebhookBuilder builder = Webhook.to("");
        if (id != null) {
            builder.id(id);
        }
        builder.name(fields.text("name", ""))
                .url(url)
                .on(eventTypes())
                .active(active)
                .objectTypes(fields.texts("objectTypes"))
                .filter(filter())
                .excludedFields(fields.texts("excludedFields"))
                .headers(headers())
                .format(fields.text("format", "standard"))
                .ordering(constant("ordering", Ordering.PER_OBJECT, "per_object, latest or none"))
                .bulkEvents(constant("bulkEvents", BulkEvents.EACH, "each or summary"))
                .ignoredOrigins(fields.texts("ignoredOrigins"))
                .timeout(timeout())
                .tlsIdentity(fields.text("tlsIdentity"))
                .retryDelays(retryDelays())
                .maxInFlight(fields.wholeNumber("maxInFlight"))
                .requestsPerSecond(fields.number("requestsPerSecond"))
                .handshake(fields.flag("handshake", false))
                .authentication(authentication());
        keepWhatIsNotSent(builder, active);
        return build(builder);
    }

    private @Nullable String id() {
        String id = fields.text("id");
        if (current == null) {
            return id;
        }
        if (id != null && !id.equals(current.id())) {
            fields.problem("id", "is '" + id + "', but the path says '" + current.id() + "'; an id cannot be changed");
        }
        return current.id();
    }

    private List<EventType> eventTypes() {
        return fields.texts("eventTypes").stream()
                .map(name -> fields.eventType("eventTypes", name))
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable Filter filter() {
        Map<String, @Nullable Object> tree = fields.object("filter");
        try {
            return tree == null ? null : Filter.of(tree);
        } catch (IllegalArgumentException e) {
            fields.problem("filter", String.valueOf(e.getMessage()));
            return null;
        }
    }

    private Map<String, String> headers() {
        Map<String, String> headers = SecretHeaders.unmask(
                fields.textsByName("headers"),
                current == null || isForAnotherUrl()
                        ? Map.of()
                        : current.options().headers());
        if (headers.containsValue(SecretHeaders.MASK)) {
            fields.problem(
                    "headers",
                    "a value is " + SecretHeaders.MASK + ", which stands for a value stored under the same name and for"
                            + " the same URL, and there is none; write the value itself");
        }
        return headers;
    }

    /** What was given to be sent to one URL must not be sent to another by somebody who does not know it. */
    private boolean isForAnotherUrl() {
        return current != null && !current.url().equals(url);
    }

    private <E extends Enum<E>> E constant(String field, E usual, String choices) {
        String text = fields.text(field, usual.name().toLowerCase(Locale.ROOT));
        try {
            return Enum.valueOf(usual.getDeclaringClass(), text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            fields.problem(field, "'" + text + "' is not usable; write " + choices);
            return usual;
        }
    }

    private @Nullable Duration timeout() {
        String text = fields.text("timeout");
        return text == null ? null : duration("timeout", text);
    }

    private @Nullable List<Duration> retryDelays() {
        return fields.value("retryDelays") == null
                ? null
                : fields.texts("retryDelays").stream()
                        .map(text -> duration("retryDelays", text))
                        .filter(Objects::nonNull)
                        .toList();
    }

    private @Nullable Duration duration(String field, String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            fields.problem(field, "'" + text + "' is not a duration; write one such as PT15S for 15 seconds");
            return null;
        }
    }

    private @Nullable Authentication authentication() {
        Map<String, @Nullable Object> tree = fields.object("authentication");
        try {
            return tree == null
                    ? null
                    : AuthenticationJson.read(
                            tree,
                            current == null || isForAnotherUrl()
                                    ? null
                                    : current.options().authentication());
        } catch (IllegalArgumentException e) {
            fields.problem("authentication", String.valueOf(e.getMessage()));
            return null;
        }
    }

    /**
     * Whoever changes what was read sends {@code inactiveReason}, {@code tracedUntil}, {@code publicKey} and
     * {@code unreadable} back; they are said elsewhere, so nothing is made of them. What cannot be read is replaced by
     * a webhook with a new key.
     */
    private void keepWhatIsNotSent(WebhookBuilder builder, boolean active) {
        fields.value("inactiveReason");
        fields.value("tracedUntil");
        fields.value("publicKey");
        fields.value("unreadable");
        String secret = fields.text("secret");
        Algorithm algorithm = algorithm();
        if (current == null || replaces) {
            sign(builder, secret, algorithm);
            return;
        }
        List<SigningKey> keys = current.signingKeys();
        if (secret != null) {
            fields.problem("secret", "cannot be set here; leave it out, and POST to rotate-secret for a new one");
        }
        if (algorithm != null && (keys.isEmpty() || keys.get(0).algorithm() != algorithm)) {
            fields.problem("signingAlgorithm", "cannot be changed; leave it as it is, or create another webhook");
        }
        WebhookState state = current.state();
        builder.signedWith(keys).state(active ? state.withInactiveReason(null) : state);
    }

    private @Nullable Algorithm algorithm() {
        return fields.text("signingAlgorithm") == null
                ? null
                : constant("signingAlgorithm", Algorithm.HMAC_SHA256, "hmac_sha256, ed25519, github or netbox");
    }

    /** A receiver that exists already has a secret; another gets a new one. */
    private void sign(WebhookBuilder builder, @Nullable String secret, @Nullable Algorithm algorithm) {
        try {
            if (secret != null) {
                SigningKey key = SigningKey.of(secret);
                builder.signedWith(key);
                if (algorithm != null && algorithm != key.algorithm()) {
                    fields.problem("signingAlgorithm", "does not fit the secret; leave one of them out");
                }
            } else if (algorithm != null) {
                builder.signedWith(SigningKey.generate(algorithm));
            }
        } catch (IllegalArgumentException e) {
            fields.problem("secret", String.valueOf(e.getMessage()));
        }
    }

    private Webhook build(WebhookBuilder builder) {
        Violations violations = fields.finish();
        try {
            Webhook webhook = builder.build();
            violations.throwIfAny();
            return webhook;
        } catch (InvalidWebhookException e) {
            violations.addMissing(e.violations());
            violations.throwIfAny();
            throw e;
        }
    }
}
