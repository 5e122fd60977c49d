package org.webhooks4j.console.internal.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.SigningKey;
import org.webhooks4j.SigningKey.Algorithm;
import org.webhooks4j.UnreadableWebhook;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookBuilder;
import org.webhooks4j.WebhookState;
import org.webhooks4j.console.internal.http.ViolationCollector;
import org.webhooks4j.internal.text.SecretUrl;
import org.webhooks4j.internal.webhook.WebhookDraft;
import org.webhooks4j.internal.webhook.WebhookFields;
import org.webhooks4j.internal.webhook.WebhookJson;

/** Reads a webhook from JSON. Omitted fields get their defaults; only secrets are kept from the old state. */
final class WebhookReader {

    private final RequestFields fields;
    private final @Nullable Webhook current;

    /** The URL; if the client sent back the masked URL, the stored one. */
    private final String url;

    /** Whether the stored webhook is unreadable. */
    private final boolean replaces;

    private WebhookReader(Map<String, @Nullable Object> body, @Nullable Webhook current) {
        this.fields = new RequestFields("the webhook", body);
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
        WebhookDraft draft = new WebhookDraft(Webhook.to(url).name(""));
        if (id != null) {
            WebhookFields.ID.set(draft, id);
        }
        WebhookJson.read(fields, draft, new ShownSecrets(isForAnotherUrl() ? null : current));
        WebhookBuilder builder = draft.toBuilder();
        keepWhatIsNotSent(builder);
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

    /** Secrets of one URL must not be sent to another by a user who does not know them. */
    private boolean isForAnotherUrl() {
        return current != null && !current.url().equals(url);
    }

    /**
     * Keeps keys and state. Clients that edit what they read send {@code inactiveReason}, {@code tracedUntil},
     * {@code publicKey} and {@code unreadable} back; these are set elsewhere and ignored here. An unreadable webhook is
     * replaced by one with a new key.
     */
    private void keepWhatIsNotSent(WebhookBuilder builder) {
        WebhookJson.passOverState(fields);
        String secret = fields.text("secret");
        Algorithm algorithm = WebhookJson.algorithm(fields);
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
        builder.signedWith(keys)
                .state(Boolean.FALSE.equals(fields.value("active")) ? state : state.withInactiveReason(null));
    }

    /** Sets the given secret, for a receiver that already has one, or else a new one. */
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
        ViolationCollector violations = fields.finish();
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
