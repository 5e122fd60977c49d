package org.webhooks4j.core.internal.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.InvalidWebhookException.Violation;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.ImportReport;
import org.webhooks4j.admin.ImportReport.Result;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.admin.WebhookImport;
import org.webhooks4j.core.internal.match.WebhookDirectory;
import org.webhooks4j.spi.JsonCodec;

/** Changes webhooks under somebody's name: checked, agreed with their receivers, stored, and known at once. */
public final class WebhookEditor {

    private final AuditedRepository repository;
    private final WebhookDirectory directory;
    private final WebhookCheck check;
    private final Activation activation;
    private final JsonCodec codec;
    private final Clock clock;

    /** Puts the parts together. */
    public WebhookEditor(
            AuditedRepository repository,
            WebhookDirectory directory,
            WebhookCheck check,
            Activation activation,
            JsonCodec codec,
            Clock clock) {
        this.repository = repository;
        this.directory = directory;
        this.check = check;
        this.activation = activation;
        this.codec = codec;
        this.clock = clock;
    }

    /** The same for changes that somebody makes. */
    WebhookEditor as(@Nullable String actor) {
        return new WebhookEditor(repository.as(actor), directory, check, activation.as(actor), codec, clock);
    }

    Optional<Webhook> find(String id) {
        return repository.findById(id);
    }

    Webhook existing(String id) {
        return repository.findById(id).orElseThrow(() -> noWebhook(id));
    }

    Webhook create(Webhook webhook) {
        if (repository.findById(webhook.id()).isPresent()) {
            throw new InvalidWebhookException(
                    List.of(new Violation("id", "'" + webhook.id() + "' is taken; choose another or leave it out")));
        }
        return save(
                webhook.signingKeys().isEmpty()
                        ? Webhook.copyOf(webhook)
                                .signedWith(SigningKey.generate())
                                .build()
                        : webhook,
                null);
    }

    Webhook update(Webhook webhook) {
        return save(webhook, existing(webhook.id()));
    }

    Webhook setActive(String id, boolean active) {
        Webhook webhook = existing(id);
        return save(Webhook.copyOf(webhook).active(active).build(), webhook);
    }

    void delete(String id) {
        if (!repository.delete(id)) {
            throw noWebhook(id);
        }
        activation.forget(id);
        directory.refresh();
    }

    SigningKey rotateSecret(String id, Duration overlap) {
        if (overlap.isNegative()) {
            throw new IllegalArgumentException("the overlap " + overlap + " is negative; pass zero or more");
        }
        Webhook webhook = existing(id);
        Instant now = clock.instant();
        Instant end = now.plus(overlap);
        List<SigningKey> current =
                webhook.signingKeys().stream().filter(key -> key.isValidAt(now)).toList();
        SigningKey fresh = SigningKey.generate(
                current.isEmpty()
                        ? SigningKey.Algorithm.HMAC_SHA256
                        : current.get(0).algorithm());
        List<SigningKey> keys = new ArrayList<>();
        keys.add(fresh);
        for (SigningKey key : current) {
            if (key.algorithm() != fresh.algorithm()) {
                keys.add(key); // for another kind of receiver, whose key is not the one that is replaced
            } else if (!overlap.isZero()) {
                keys.add(key.isValidAt(end) ? key.expiringAt(end) : key);
            }
        }
        save(Webhook.copyOf(webhook).signedWith(keys).build(), webhook);
        return fresh;
    }

    Webhook trace(String id, Duration duration) {
        if (duration.isNegative() || duration.compareTo(WebhookAdmin.MAX_TRACE) > 0) {
            throw new IllegalArgumentException(
                    "a trace of " + duration + " is not possible; pass zero to " + WebhookAdmin.MAX_TRACE);
        }
        Instant until =
                duration.isZero() ? null : Instant.ofEpochMilli(clock.millis()).plus(duration);
        Webhook webhook = existing(id);
        return save(Webhook.copyOf(webhook).tracedUntil(until).build(), webhook);
    }

    ImportReport importWebhooks(WebhookImport file) {
        Map<String, Webhook> current = new HashMap<>();
        repository
                .findAll()
                .forEach(webhook ->
                        current.put(webhook.id(), Webhook.copyOf(webhook).build()));
        List<Webhook> wanted = WebhookFileReader.read(file, codec, check, current::get);
        if (!file.isDryRun()) {
            // All receivers are asked before anything is stored.
            wanted = wanted.stream()
                    .map(webhook -> activation.agreed(webhook, current.get(webhook.id())))
                    .toList();
        }
        List<ImportReport.Entry> entries = new ArrayList<>();
        for (Webhook webhook : wanted) {
            Webhook known = current.get(webhook.id());
            List<WebhookChange.Field> fields = WebhookDifference.between(known, webhook);
            Result result = known == null ? Result.CREATED : fields.isEmpty() ? Result.UNCHANGED : Result.UPDATED;
            if (!file.isDryRun() && result != Result.UNCHANGED) {
                activation.store(webhook, known);
            }
            entries.add(new ImportReport.Entry(webhook.id(), result, fields));
        }
        directory.refresh();
        return new ImportReport(file.isDryRun(), List.copyOf(entries));
    }

    private Webhook save(Webhook webhook, @Nullable Webhook before) {
        // A webhook of the caller's own class keeps no rules yet.
        Webhook checked = Webhook.copyOf(webhook).build();
        check.check(checked);
        Webhook saved = activation.save(checked, before);
        directory.refresh();
        return saved;
    }

    static NotFoundException noWebhook(String id) {
        return new NotFoundException("there is no webhook '" + id + "'");
    }
}
