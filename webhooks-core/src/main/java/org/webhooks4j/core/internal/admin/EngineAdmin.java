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
import org.webhooks4j.EventType;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.InvalidWebhookException.Violation;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Receipt;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Transaction;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Backfill;
import org.webhooks4j.admin.BackfillProgress;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryDetails;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.Explanation;
import org.webhooks4j.admin.ImportReport;
import org.webhooks4j.admin.ImportReport.Result;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.Replay;
import org.webhooks4j.admin.SkippedEvent;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.admin.WebhookImport;
import org.webhooks4j.core.internal.emit.Emitter;
import org.webhooks4j.core.internal.emit.EventReader;
import org.webhooks4j.core.internal.match.Matcher;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.match.WebhookDirectory;
import org.webhooks4j.spi.JsonCodec;
import org.webhooks4j.spi.ManagementStore;

/** The management face of an engine. */
public final class EngineAdmin implements WebhookAdmin {

    private static final EventType TEST = EventType.of("test");

    private static final int MAX_ACTOR_LENGTH = 200;
    private static final int CHANGES_PAGE = 100;

    private final AuditedRepository repository;
    private final WebhookDirectory directory;
    private final Matcher matcher;
    private final DeliveryArchive deliveries;
    private final EventReader reader;
    private final Emitter emitter;
    private final WebhookCheck check;
    private final Activation activation;
    private final Backfiller backfiller;
    private final ManagementStore management;
    private final JsonCodec codec;
    private final Clock clock;

    /** Puts the parts together. */
    public EngineAdmin(
            AuditedRepository repository,
            WebhookDirectory directory,
            Matcher matcher,
            DeliveryArchive deliveries,
            EventReader reader,
            Emitter emitter,
            WebhookCheck check,
            Activation activation,
            Backfiller backfiller,
            ManagementStore management,
            JsonCodec codec,
            Clock clock) {
        this.repository = repository;
        this.directory = directory;
        this.matcher = matcher;
        this.deliveries = deliveries;
        this.reader = reader;
        this.emitter = emitter;
        this.check = check;
        this.activation = activation;
        this.backfiller = backfiller;
        this.management = management;
        this.codec = codec;
        this.clock = clock;
    }

    @Override
    public WebhookAdmin as(@Nullable String actor) {
        if (actor != null && actor.length() > MAX_ACTOR_LENGTH) {
            throw new IllegalArgumentException(
                    "the actor's name has " + actor.length() + " characters; pass one of at most " + MAX_ACTOR_LENGTH);
        }
        return new EngineAdmin(
                repository.as(actor),
                directory,
                matcher,
                deliveries,
                reader,
                emitter,
                check,
                activation.as(actor),
                backfiller,
                management,
                codec,
                clock);
    }

    @Override
    public List<Webhook> webhooks() {
        return directory.refresh().all().stream().map(Subscription::webhook).toList();
    }

    @Override
    public Optional<Webhook> webhook(String id) {
        return repository.findById(id);
    }

    @Override
    public Webhook create(Webhook webhook) {
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

    @Override
    public Webhook update(Webhook webhook) {
        return save(webhook, existing(webhook.id()));
    }

    @Override
    public Webhook setActive(String id, boolean active) {
        Webhook webhook = existing(id);
        return save(Webhook.copyOf(webhook).active(active).build(), webhook);
    }

    @Override
    public void delete(String id) {
        if (!repository.delete(id)) {
            throw noWebhook(id);
        }
        activation.forget(id);
        directory.refresh();
    }

    @Override
    public SigningKey rotateSecret(String id, Duration overlap) {
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

    private Webhook save(Webhook webhook, @Nullable Webhook before) {
        // A webhook of the caller's own class keeps no rules yet.
        Webhook checked = Webhook.copyOf(webhook).build();
        check.check(checked);
        Webhook saved = activation.save(checked, before);
        directory.refresh();
        return saved;
    }

    @Override
    public Receipt test(String id) {
        Webhook webhook = existing(id);
        if (!webhook.active()) {
            throw new IllegalStateException("webhook '" + id + "' is inactive; activate it before testing it");
        }
        Subscription subscription = directory.refresh().byId(id);
        if (subscription == null) {
            throw noWebhook(id);
        }
        Map<String, Object> object = Map.of("message", "This is a test of the webhook '" + webhook.name() + "'.");
        ObjectEvent event = ObjectEvent.of(TEST, object).as("webhook", id);
        return emitter.emitTo(subscription, List.of(event), Trigger.TEST, Transaction.NONE)
                .get(0);
    }

    @Override
    public Page<Delivery> deliveries(DeliveryQuery query) {
        return deliveries.search(query);
    }

    @Override
    public Optional<DeliveryDetails> delivery(String id) {
        return deliveries.details(id);
    }

    @Override
    public void redeliver(String id) {
        deliveries.redeliver(id);
    }

    @Override
    public Replay replay(DeliveryQuery query) {
        return deliveries.replay(query);
    }

    @Override
    public Explanation explain(ObjectEvent said) {
        return new Explanation(matcher.explain(directory.refresh(), reader.read(said)));
    }

    @Override
    public Webhook trace(String id, Duration duration) {
        if (duration.isNegative() || duration.compareTo(MAX_TRACE) > 0) {
            throw new IllegalArgumentException(
                    "a trace of " + duration + " is not possible; pass zero to " + MAX_TRACE);
        }
        Instant until =
                duration.isZero() ? null : Instant.ofEpochMilli(clock.millis()).plus(duration);
        Webhook webhook = existing(id);
        return save(Webhook.copyOf(webhook).tracedUntil(until).build(), webhook);
    }

    @Override
    public Page<SkippedEvent> skipped(DeliveryQuery query) {
        if (query.webhook() == null) {
            throw new IllegalArgumentException("the query names no webhook; say which with withWebhook(id)");
        }
        return management.skipped().search(query);
    }

    @Override
    public Page<WebhookChange> changes(@Nullable String webhookId, @Nullable String cursor) {
        return management.audit().search(webhookId, cursor, CHANGES_PAGE);
    }

    @Override
    public BackfillProgress backfill(String id, Backfill backfill) {
        return backfiller.run(id, backfill);
    }

    @Override
    public Optional<BackfillProgress> backfillProgress(String id) {
        return management.backfills().find(id);
    }

    @Override
    public String exportWebhooks() {
        return WebhookFileWriter.write(webhooks(), codec);
    }

    @Override
    public ImportReport importWebhooks(WebhookImport file) {
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

    private Webhook existing(String id) {
        return repository.findById(id).orElseThrow(() -> noWebhook(id));
    }

    private static NotFoundException noWebhook(String id) {
        return new NotFoundException("there is no webhook '" + id + "'");
    }
}
