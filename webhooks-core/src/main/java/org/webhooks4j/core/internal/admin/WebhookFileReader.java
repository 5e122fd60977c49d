package org.webhooks4j.core.internal.admin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.InvalidWebhookException.Violation;
import org.webhooks4j.SigningKey;
import org.webhooks4j.UnreadableWebhook;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookBuilder;
import org.webhooks4j.admin.WebhookImport;
import org.webhooks4j.core.internal.json.JsonTreeRules;
import org.webhooks4j.internal.text.SecretUrl;
import org.webhooks4j.internal.webhook.WebhookDraft;
import org.webhooks4j.internal.webhook.WebhookJson;
import org.webhooks4j.spi.JsonCodec;

/**
 * Reads webhooks from a file. Fields missing in the file get their defaults; only secrets are taken from the stored
 * webhook.
 */
final class WebhookFileReader {

    private static final String SECRET = FileSecrets.SECRET;

    private final WebhookImport file;
    private final WebhookCheck check;
    private final Function<String, @Nullable Webhook> current;
    private final List<Violation> violations = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final FileSecrets references;

    private WebhookFileReader(WebhookImport file, WebhookCheck check, Function<String, @Nullable Webhook> current) {
        this.file = file;
        this.check = check;
        this.current = current;
        this.references = new FileSecrets(null, file::resolve);
    }

    /**
     * Returns the webhooks that the file describes.
     *
     * @throws InvalidWebhookException if the file has errors, with all of them
     */
    static List<Webhook> read(
            WebhookImport file, JsonCodec codec, WebhookCheck check, Function<String, @Nullable Webhook> current) {
        WebhookFileReader reader = new WebhookFileReader(file, check, current);
        List<Webhook> webhooks = reader.readAll(codec);
        if (!reader.violations.isEmpty()) {
            throw new InvalidWebhookException(reader.violations);
        }
        return webhooks;
    }

    private List<Webhook> readAll(JsonCodec codec) {
        Map<String, @Nullable Object> tree;
        try {
            tree = codec.parse(file.json());
        } catch (IllegalArgumentException e) {
            throw new InvalidWebhookException(List.of(new Violation("file", "it is " + e.getMessage())));
        }
        FileObject root = new FileObject("", tree, violations);
        List<@Nullable Object> entries = root.list("webhooks");
        root.end();
        List<Webhook> webhooks = new ArrayList<>();
        for (int i = 0; entries != null && i < entries.size(); i++) {
            String path = "webhooks[" + i + "]";
            if (entries.get(i) instanceof Map<?, ?> entry) {
                Webhook webhook = read(path, new FileObject(path, JsonTreeRules.map(entry), violations));
                if (webhook != null) {
                    webhooks.add(webhook);
                }
            } else {
                violations.add(new Violation(path, "is not an object; write one in braces"));
            }
        }
        return webhooks;
    }

    private @Nullable Webhook read(String path, FileObject entry) {
        String id = entry.text("id");
        if (id == null) {
            entry.problem("id", "is missing; write one that stays the same, so that the file can be imported again");
            return null;
        }
        if (!ids.add(id)) {
            entry.problem("id", "'" + id + "' stands twice in the file");
        }
        Webhook stored = current.apply(id);
        // An unreadable webhook has no known values to keep.
        Webhook known = stored instanceof UnreadableWebhook ? null : stored;
        if (stored instanceof UnreadableWebhook && entry.text(SECRET) == null) {
            entry.problem(
                    SECRET,
                    "is missing, and the key of the webhook that is stored is not known, as it "
                            + stored.state().inactiveReason() + "; write where a new one is found, such as env:NAME");
        }
        String url = url(entry, known);
        // Secrets that were set for one URL must not be sent to another.
        Webhook secrets = known != null && known.url().equals(url) ? known : null;
        WebhookDraft draft = new WebhookDraft(Webhook.to(url == null ? "" : url).id(id));
        WebhookJson.read(entry, draft, new FileSecrets(secrets, file::resolve));
        WebhookBuilder builder = draft.toBuilder().signedWith(keys(entry, known));
        entry.end();
        return build(path, builder, known);
    }

    private @Nullable Webhook build(String path, WebhookBuilder builder, @Nullable Webhook known) {
        try {
            Webhook webhook = builder.build();
            check.check(webhook);
            if (known == null) {
                return webhook;
            }
            String reason = webhook.active() ? null : known.state().inactiveReason();
            return Webhook.copyOf(webhook)
                    .state(known.state().withInactiveReason(reason))
                    .build();
        } catch (InvalidWebhookException e) {
            e.violations().forEach(v -> violations.add(new Violation(path + "." + v.field(), v.problem())));
            return null;
        }
    }

    /** Returns the URL, given as text or, because it may contain a secret, as a reference. */
    private @Nullable String url(FileObject entry, @Nullable Webhook known) {
        String reference = FileSecrets.reference(entry.value("url"));
        if (reference != null) {
            return references.resolved(entry, "url", reference);
        }
        String url = entry.text("url");
        return url == null ? null : SecretUrl.restored(url, known == null ? null : known.url());
    }

    private List<SigningKey> keys(FileObject entry, @Nullable Webhook known) {
        List<SigningKey> keys = known == null ? List.of() : known.signingKeys();
        String reference = entry.text(SECRET);
        if (reference == null) {
            return known == null ? List.of(SigningKey.generate()) : keys;
        }
        String secret = references.resolved(entry, SECRET, reference);
        try {
            SigningKey key = secret == null ? null : SigningKey.of(secret);
            // A key that already signs stays, together with the key that it replaces.
            return key == null || keys.contains(key) ? keys : List.of(key);
        } catch (IllegalArgumentException e) {
            entry.problem(SECRET, "the secret of '" + reference + "' is not a signing key: " + e.getMessage());
            return keys;
        }
    }
}
