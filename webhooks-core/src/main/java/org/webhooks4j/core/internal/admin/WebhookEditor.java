package org.webhooks4j.core.internal.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.ConflictException;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.InvalidWebhookException.Violation;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.SigningKey;
import org.webhooks4j.UnreadableWebhook;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Diagnostics;
import org.webhooks4j.admin.ImportReport;
import org.webhooks4j.admin.ImportReport.Result;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.admin.WebhookImport;
import org.webhooks4j.admin.WebhookOperations;
import org.webhooks4j.core.internal.match.WebhookDirectory;
import org.webhooks4j.internal.text.CleanText;
import org.webhooks4j.internal.webhook.WebhookFields;
import org.webhooks4j.spi.JsonCodec;
import org.webhooks4j.spi.WebhookEdit;

/**
 * Changes webhooks on behalf of an actor: checks them, obtains their receivers' consent, stores them, and refreshes the
 * directory.
 */
public final class WebhookEditor {

    private final AuditedRepository repository;
    private final WebhookDirectory directory;
    private final WebhookCheck check;
    private final WebhookActivation activation;
    private final JsonCodec codec;
    private final Clock clock;

    /** Creates an editor. */
    public WebhookEditor(
            AuditedRepository repository,
            WebhookDirectory directory,
            WebhookCheck check,
            WebhookActivation activation,
            JsonCodec codec,
            Clock clock) {
        this.repository = repository;
        this.directory = directory;
        this.check = check;
        this.activation = activation;
        this.codec = codec;
        this.clock = clock;
    }

    /** Returns this editor for changes by an actor. */
    WebhookEditor as(@Nullable String actor) {
        return new WebhookEditor(repository.as(actor), directory, check, activation.as(actor), codec, clock);
    }

    /** Finds a webhook. Does not query the repository for an id that no webhook can have. */
    Optional<Webhook> find(String id) {
        return CleanText.isClean(id) ? repository.findById(id) : Optional.empty();
    }

    Webhook existing(String id) {
        return find(id).orElseThrow(() -> noWebhook(id));
    }

    Webhook create(Webhook webhook) {
        if (repository.findById(webhook.id()).isPresent()) {
            throw taken(webhook.id());
        }
        Webhook checked = checked(
                webhook.signingKeys().isEmpty()
                        ? Webhook.copyOf(webhook)
                                .signedWith(SigningKey.generate())
                                .build()
                        : webhook);
        Webhook agreed = activation.agreed(checked, null);
        if (!activation.store(agreed, null)) {
            throw taken(webhook.id());
        }
        directory.refresh();
        return agreed;
    }

    Webhook update(Webhook webhook) {
        return replace(existing(webhook.id()), webhook);
    }

    Webhook update(Webhook read, Webhook webhook) {
        Webhook stored = existing(webhook.id());
        if (!WebhookEdit.changing(read, webhook).fits(stored)) {
            throw changed(webhook.id());
        }
        return replace(stored, webhook);
    }

    private Webhook replace(Webhook before, Webhook webhook) {
        if (before instanceof UnreadableWebhook && webhook.signingKeys().isEmpty()) {
            throw new IllegalStateException("webhook '" + webhook.id()
                    + "' would lose its signing keys and all else that is not known of it: it "
                    + before.state().inactiveReason());
        }
        Webhook agreed = activation.agreed(checked(webhook), before);
        if (!activation.store(agreed, before)) {
            existing(webhook.id());
            throw changed(webhook.id());
        }
        directory.refresh();
        return agreed;
    }

    /** Applies a change to the webhook's latest state, and retries after concurrent changes. */
    private Webhook change(String id, UnaryOperator<Webhook> change) {
        for (int tries = 0; tries < WebhookActivation.MAX_TRIES; tries++) {
            Webhook before = existing(id);
            Webhook agreed = activation.agreed(checked(change.apply(before)), before);
            if (activation.store(agreed, before)) {
                directory.refresh();
                return agreed;
            }
        }
        throw changed(id);
    }

    Webhook setActive(String id, boolean active) {
        return change(id, webhook -> Webhook.copyOf(webhook).active(active).build());
    }

    void delete(String id) {
        for (int tries = 0; tries < WebhookActivation.MAX_TRIES; tries++) {
            if (remove(existing(id))) {
                return;
            }
        }
        throw changed(id);
    }

    void delete(Webhook read) {
        Webhook stored = existing(read.id());
        if (!WebhookEdit.removing(read).fits(stored) || !remove(stored)) {
            existing(read.id());
            throw changed(read.id());
        }
    }

    private boolean remove(Webhook stored) {
        if (!repository.change(List.of(WebhookEdit.removing(stored)))) {
            return false;
        }
        directory.refresh();
        activation.end(stored.id());
        return true;
    }

    SigningKey rotateSecret(String id, Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(WebhookOperations.MAX_KEY_OVERLAP) > 0) {
            throw new IllegalArgumentException(
                    "an overlap of " + overlap + " is not possible; pass zero to " + WebhookOperations.MAX_KEY_OVERLAP);
        }
        return change(id, webhook -> withNewKey(webhook, overlap)).signingKeys().get(0);
    }

    private Webhook withNewKey(Webhook webhook, Duration overlap) {
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
                keys.add(key); // for a receiver that uses another algorithm, whose key is not replaced
            } else if (!overlap.isZero()) {
                keys.add(key.isValidAt(end) ? key.expiringAt(end) : key);
            }
        }
        return Webhook.copyOf(webhook).signedWith(keys).build();
    }

    Webhook trace(String id, Duration duration) {
        if (duration.isNegative() || duration.compareTo(Diagnostics.MAX_TRACE) > 0) {
            throw new IllegalArgumentException(
                    "a trace of " + duration + " is not possible; pass zero to " + Diagnostics.MAX_TRACE);
        }
        Instant until = duration.isZero() ? null : Instant.ofEpochMilli(clock.millis() + duration.toMillis());
        return change(
                id,
                webhook -> Webhook.copyOf(webhook)
                        .state(webhook.state().withTracedUntil(until))
                        .build());
    }

    ImportReport importAll(WebhookImport file) {
        for (int tries = 0; tries < WebhookActivation.MAX_TRIES; tries++) {
            ImportReport report = tryImport(file);
            if (report != null) {
                directory.refresh();
                return report;
            }
        }
        throw new ConflictException("the webhooks are changed over and over by others; import the file again");
    }

    /** Returns null if one of the webhooks was changed concurrently since it was compared with the file. */
    private @Nullable ImportReport tryImport(WebhookImport file) {
        Map<String, Webhook> current = new HashMap<>();
        repository.findAll().forEach(webhook -> current.put(webhook.id(), webhook));
        List<Webhook> wanted = WebhookFileReader.read(file, codec, check, current::get);
        if (!file.isDryRun()) {
            // Asks all receivers before it stores anything.
            wanted = wanted.stream()
                    .map(webhook -> activation.agreed(webhook, current.get(webhook.id())))
                    .toList();
        }
        List<ImportReport.Entry> entries = new ArrayList<>();
        List<WebhookEdit> edits = new ArrayList<>();
        for (Webhook webhook : wanted) {
            Webhook known = current.get(webhook.id());
            List<WebhookChange.Field> fields = WebhookFields.differences(known, webhook);
            Result result = known == null ? Result.CREATED : fields.isEmpty() ? Result.UNCHANGED : Result.UPDATED;
            if (result != Result.UNCHANGED) {
                edits.add(WebhookEdit.changing(known, webhook));
            }
            entries.add(new ImportReport.Entry(webhook.id(), result, fields));
        }
        if (!file.isDryRun() && !edits.isEmpty()) {
            edits.forEach(edit -> activation.begin(edit.id(), edit.expected()));
            if (!repository.change(edits)) {
                return null;
            }
            wanted.forEach(webhook -> activation.stored(webhook, current.get(webhook.id())));
        }
        return new ImportReport(file.isDryRun(), List.copyOf(entries));
    }

    /** Copies the webhook, because one of the caller's own class has not been validated yet. */
    private Webhook checked(Webhook webhook) {
        Webhook checked = Webhook.copyOf(webhook).build();
        check.check(checked);
        return checked;
    }

    private static InvalidWebhookException taken(String id) {
        return new InvalidWebhookException(
                List.of(new Violation("id", "'" + id + "' is taken; choose another or leave it out")));
    }

    private static ConflictException changed(String id) {
        return new ConflictException("somebody else has changed webhook '" + id
                + "' since it was read; read it again and repeat the change");
    }

    static NotFoundException noWebhook(String id) {
        return new NotFoundException("there is no webhook '" + id + "'");
    }
}
