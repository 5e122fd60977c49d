package org.webhooks4j.core.internal.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.BulkEvents;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.InvalidWebhookException.Violation;
import org.webhooks4j.Ordering;
import org.webhooks4j.SigningKey;
import org.webhooks4j.UnreadableWebhook;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookBuilder;
import org.webhooks4j.admin.WebhookImport;
import org.webhooks4j.core.internal.json.JsonTreeRules;
import org.webhooks4j.internal.text.SecretUrl;
import org.webhooks4j.spi.JsonCodec;

/** Makes webhooks of a file. What the file leaves out takes its default; only secrets are taken from the old state. */
final class WebhookFileReader {

    static final String SECRET = "secret";
    static final String UNCHANGED = "unchanged";

    private static final List<String> KEY_PREFIXES = List.of("whsec_", "whsk_", "github:", "netbox:");

    private final WebhookImport file;
    private final WebhookCheck check;
    private final Function<String, @Nullable Webhook> current;
    private final List<Violation> violations = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private WebhookFileReader(WebhookImport file, WebhookCheck check, Function<String, @Nullable Webhook> current) {
        this.file = file;
        this.check = check;
        this.current = current;
    }

    /**
     * The webhooks as they are to be.
     *
     * @throws InvalidWebhookException if anything is wrong, with all that is
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
        // Of one that cannot be read nothing is known that could be kept.
        Webhook known = stored instanceof UnreadableWebhook ? null : stored;
        if (stored instanceof UnreadableWebhook && entry.text(SECRET) == null) {
            entry.problem(
                    SECRET,
                    "is missing, and the key of the webhook that is stored is not known, as it "
                            + stored.state().inactiveReason() + "; write where a new one is found, such as env:NAME");
        }
        String url = url(entry, known);
        // What was given for one URL is not sent to another.
        Webhook secrets = known != null && known.url().equals(url) ? known : null;
        WebhookBuilder builder = Webhook.to(url == null ? "" : url).id(id);
        String name = entry.text("name");
        if (name != null) {
            builder.name(name);
        }
        builder.on(eventTypes(entry))
                .active(entry.flag("active", true))
                .objectTypes(entry.texts("objectTypes"))
                .filter(filter(entry))
                .excludedFields(entry.texts("excludedFields"))
                .headers(headers(entry, secrets))
                .ignoredOrigins(entry.texts("ignoredOrigins"))
                .timeout(entry.parsed("timeout", Duration::parse, "a duration such as PT15S"))
                .signedWith(keys(entry, known));
        String format = entry.text("format");
        Ordering ordering = entry.parsed("ordering", constant(Ordering.class), "per_object, latest or none");
        BulkEvents bulk = entry.parsed("bulkEvents", constant(BulkEvents.class), "each or summary");
        builder.format(format == null ? "standard" : format)
                .ordering(ordering == null ? Ordering.PER_OBJECT : ordering)
                .bulkEvents(bulk == null ? BulkEvents.EACH : bulk);
        EndpointFields.read(entry, builder, secrets, (field, reference) -> resolved(entry, field, reference));
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

    /** Written out, as it was exported, or where it is found, as it may hold a secret. */
    private @Nullable String url(FileObject entry, @Nullable Webhook known) {
        if (entry.value("url") instanceof Map<?, ?> map
                && map.size() == 1
                && map.get(SECRET) instanceof String reference) {
            return resolved(entry, "url", reference);
        }
        String url = entry.text("url");
        return url == null ? null : SecretUrl.restored(url, known == null ? null : known.url());
    }

    private static List<EventType> eventTypes(FileObject entry) {
        List<EventType> types = new ArrayList<>();
        for (String name : entry.texts("eventTypes")) {
            try {
                types.add(EventType.of(name));
            } catch (IllegalArgumentException e) {
                entry.problem("eventTypes", String.valueOf(e.getMessage()));
            }
        }
        return types;
    }

    private static @Nullable Filter filter(FileObject entry) {
        Map<String, @Nullable Object> tree = entry.object("filter");
        try {
            return tree == null ? null : Filter.of(tree);
        } catch (IllegalArgumentException e) {
            entry.problem("filter", String.valueOf(e.getMessage()));
            return null;
        }
    }

    private Map<String, String> headers(FileObject entry, @Nullable Webhook known) {
        Map<String, String> headers = new LinkedHashMap<>();
        Map<String, @Nullable Object> tree = entry.object("headers");
        if (tree == null) {
            return headers;
        }
        tree.forEach((name, value) -> {
            String field = "headers." + name;
            if (value instanceof String text) {
                headers.put(name, text);
            } else if (value instanceof Map<?, ?> map
                    && map.size() == 1
                    && map.get(SECRET) instanceof String reference) {
                String kept = known == null ? null : known.options().headers().get(name);
                String secret = reference.equals(UNCHANGED) ? kept : resolved(entry, field, reference);
                if (secret != null) {
                    headers.put(name, secret);
                } else if (reference.equals(UNCHANGED)) {
                    entry.problem(
                            field,
                            "there is no value that could stay unchanged for this URL; write one, or"
                                    + " {\"secret\": \"env:NAME\"}");
                }
            } else {
                entry.problem(field, "is neither a text nor {\"secret\": \"env:NAME\"}");
            }
        });
        return headers;
    }

    private List<SigningKey> keys(FileObject entry, @Nullable Webhook known) {
        List<SigningKey> keys = known == null ? List.of() : known.signingKeys();
        String reference = entry.text(SECRET);
        if (reference == null) {
            return known == null ? List.of(SigningKey.generate()) : keys;
        }
        String secret = resolved(entry, SECRET, reference);
        try {
            SigningKey key = secret == null ? null : SigningKey.of(secret);
            // One that signs already stays beside the one that it replaces.
            return key == null || keys.contains(key) ? keys : List.of(key);
        } catch (IllegalArgumentException e) {
            entry.problem(SECRET, "what '" + reference + "' stands for is no signing key: " + e.getMessage());
            return keys;
        }
    }

    private @Nullable String resolved(FileObject entry, String field, String reference) {
        if (KEY_PREFIXES.stream().anyMatch(reference::startsWith)) {
            entry.problem(field, "is a secret itself; write where it is found, such as env:NAME");
            return null;
        }
        String secret = file.resolve(reference);
        if (secret == null) {
            entry.problem(
                    field,
                    "there is no secret '" + reference + "' for this import; set the environment variable if that is"
                            + " where it looks, or import with a resolver that knows it");
        }
        return secret;
    }

    private static <E extends Enum<E>> Function<String, E> constant(Class<E> type) {
        return text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }
}
