package org.webhooks4j.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.ConflictException;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.InvalidWebhookException.Violation;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Receipt;
import org.webhooks4j.SigningKey;
import org.webhooks4j.StoreException;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookState;
import org.webhooks4j.admin.Activity;
import org.webhooks4j.admin.Backfill;
import org.webhooks4j.admin.BackfillOperations;
import org.webhooks4j.admin.BackfillProgress;
import org.webhooks4j.admin.DeliveryDetails;
import org.webhooks4j.admin.DeliveryOperations;
import org.webhooks4j.admin.Diagnostics;
import org.webhooks4j.admin.EventSelection;
import org.webhooks4j.admin.Explanation;
import org.webhooks4j.admin.Explanation.Rule;
import org.webhooks4j.admin.Explanation.Verdict;
import org.webhooks4j.admin.ImportReport;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.QueueSummary;
import org.webhooks4j.admin.ReplayRequest;
import org.webhooks4j.admin.SkippedEvent;
import org.webhooks4j.admin.SkippedQuery;
import org.webhooks4j.admin.Waiting;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.admin.WebhookHealth;
import org.webhooks4j.admin.WebhookImport;
import org.webhooks4j.admin.WebhookOperations;
import org.webhooks4j.admin.WebhookTrend;

/** Webhooks and deliveries in maps: keeps the contract of {@link WebhookAdmin}, but sends nothing. */
final class MapWebhookAdmin implements WebhookAdmin {

    /** No test will see it. */
    private static final Instant FUTURE = Instant.parse("2126-11-23T16:00:00Z");

    final Map<String, Webhook> webhooks = new LinkedHashMap<>();
    final Map<String, DeliveryDetails> deliveries = new LinkedHashMap<>();

    /** The last query for a list or a replay. */
    @Nullable
    EventSelection<?> asked;

    /** The last overlap of a rotation. */
    @Nullable
    Duration overlap;

    /** What was asked to be explained. */
    @Nullable
    ObjectEvent explained;

    /** Who asked for the last change. */
    @Nullable
    String actor;

    /** What was sent, by its hash. */
    final Map<String, byte[]> bodies = new LinkedHashMap<>();

    /** How webhooks fare, by their ids. */
    final Map<String, WebhookHealth> health = new LinkedHashMap<>();

    /** How deliveries fared lately, by webhook. */
    final Map<String, WebhookTrend> trends = new LinkedHashMap<>();

    /** What was attempted. */
    List<Activity.Hour> hours = List.of();

    /** The last webhook whose activity was asked for, and how many hours of it. */
    @Nullable
    String activityAsked;

    boolean storeIsDown;

    /** What the store says instead of answering. */
    @Nullable
    String failure;

    /** The ranges that were replayed. */
    final List<ReplayRequest> replayed = new ArrayList<>();

    /** What was not sent, newest first. */
    final List<SkippedEvent> skipped = new ArrayList<>();

    /** Who changed what, newest first. */
    final List<WebhookChange> changes = new ArrayList<>();

    /** How far backfills are, by webhook. */
    final Map<String, BackfillProgress> backfills = new LinkedHashMap<>();

    /** What becomes of a file's webhooks. */
    List<ImportReport.Entry> importEntries = List.of();

    /** The last import. */
    @Nullable
    WebhookImport imported;

    /** Why no webhook can be changed. */
    List<Violation> refusal = List.of();

    /** Why deliveries wait, by their ids. */
    final Map<String, Waiting> waiting = new LinkedHashMap<>();

    /** The deliveries that were to be sent now. */
    final List<String> hastened = new ArrayList<>();

    private final Webhooks webhookOperations = new Webhooks();
    private final MapDeliveries deliveryOperations = new MapDeliveries(this);
    private final Answers answers = new Answers();
    private final Backfills backfillOperations = new Backfills();
    private final AtomicInteger numbers = new AtomicInteger();

    @Override
    public WebhookOperations webhooks() {
        return webhookOperations;
    }

    @Override
    public DeliveryOperations deliveries() {
        return deliveryOperations;
    }

    @Override
    public Diagnostics diagnostics() {
        return answers;
    }

    @Override
    public BackfillOperations backfills() {
        return backfillOperations;
    }

    @Override
    public WebhookAdmin as(@Nullable String actor) {
        this.actor = actor;
        return this;
    }

    /** Its cursors are numbers; others are refused, as stores may do. */
    static <T> Page<T> page(List<T> all, @Nullable String cursor, int limit) {
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int to = from + limit;
        return to < all.size()
                ? new Page<>(all.subList(from, to), String.valueOf(to))
                : new Page<>(all.subList(Math.min(from, all.size()), all.size()), null);
    }

    private void refuse() {
        if (!refusal.isEmpty()) {
            throw new InvalidWebhookException(refusal);
        }
    }

    private synchronized Webhook save(Webhook webhook) {
        webhooks.put(webhook.id(), webhook);
        return webhook;
    }

    private synchronized Webhook existing(String id) {
        if (!webhooks.containsKey(id)) {
            throw new NotFoundException("there is no webhook '" + id + "'");
        }
        return Objects.requireNonNull(webhooks.get(id));
    }

    private final class Webhooks implements WebhookOperations {

        @Override
        public synchronized List<Webhook> list() {
            if (failure != null) {
                throw new StoreException(failure);
            }
            if (storeIsDown) {
                throw new StoreException("the database does not answer; check that it runs");
            }
            return webhooks.values().stream()
                    .sorted(Comparator.comparing(Webhook::name))
                    .toList();
        }

        @Override
        public synchronized Optional<Webhook> find(String id) {
            return Optional.ofNullable(webhooks.get(id));
        }

        @Override
        public synchronized Webhook create(Webhook webhook) {
            if (webhooks.containsKey(webhook.id())) {
                throw new InvalidWebhookException(List.of(new Violation("id", "'" + webhook.id() + "' is taken")));
            }
            return save(
                    webhook.signingKeys().isEmpty()
                            ? Webhook.copyOf(webhook)
                                    .signedWith(SigningKey.generate())
                                    .build()
                            : webhook);
        }

        @Override
        public synchronized Webhook update(Webhook webhook) {
            existing(webhook.id());
            refuse();
            return save(webhook);
        }

        @Override
        public synchronized Webhook update(Webhook read, Webhook webhook) {
            same(read);
            return update(webhook);
        }

        @Override
        public synchronized void delete(Webhook read) {
            same(read);
            delete(read.id());
        }

        private void same(Webhook read) {
            if (!existing(read.id()).equals(read)) {
                throw new ConflictException("somebody else has changed webhook '" + read.id() + "'");
            }
        }

        @Override
        public synchronized void delete(String id) {
            existing(id);
            webhooks.remove(id);
        }

        @Override
        public synchronized SigningKey rotateSecret(String id, Duration overlap) {
            MapWebhookAdmin.this.overlap = overlap;
            SigningKey key =
                    SigningKey.generate(existing(id).signingKeys().get(0).algorithm());
            save(Webhook.copyOf(existing(id)).signedWith(key).build());
            return key;
        }

        @Override
        public String exportAll() {
            return "{\"webhooks\": []}";
        }

        @Override
        public ImportReport importAll(WebhookImport file) {
            imported = file;
            refuse();
            return new ImportReport(file.isDryRun(), importEntries);
        }

        @Override
        public Webhook activate(String id) {
            return save(Webhook.copyOf(existing(id)).active(true).build());
        }

        @Override
        public Webhook deactivate(String id) {
            return save(Webhook.copyOf(existing(id)).active(false).build());
        }
    }

    private final class Answers implements Diagnostics {

        @Override
        public synchronized Receipt test(String id) {
            if (!existing(id).active()) {
                throw new IllegalStateException("the webhook '" + id + "' is inactive; activate it first");
            }
            return Receipt.of("evt_test", List.of("msg_test_" + numbers.incrementAndGet()));
        }

        @Override
        public synchronized Receipt test(String id, ObjectEvent event) {
            explained = event;
            return test(id);
        }

        @Override
        public synchronized Explanation explain(ObjectEvent event) {
            explained = event;
            return new Explanation(webhooks().list().stream()
                    .map(webhook -> verdict(webhook, event))
                    .toList());
        }

        private Verdict verdict(Webhook webhook, ObjectEvent event) {
            if (!webhook.active()) {
                return new Verdict(webhook.id(), webhook.name(), false, Rule.ACTIVE, "the webhook is inactive");
            }
            return webhook.eventTypes().contains(event.type())
                    ? new Verdict(webhook.id(), webhook.name(), true, Rule.MATCHED, "all rules are met")
                    : new Verdict(
                            webhook.id(),
                            webhook.name(),
                            false,
                            Rule.EVENT_TYPE,
                            "listens to " + webhook.eventTypes() + ", not to " + event.type());
        }

        @Override
        public Webhook trace(String id, Duration duration) {
            return save(Webhook.copyOf(existing(id))
                    .state(WebhookState.NONE.withTracedUntil(duration.isZero() ? null : FUTURE.plus(duration)))
                    .build());
        }

        @Override
        public Page<SkippedEvent> skipped(SkippedQuery query) {
            asked = query;
            return page(
                    skipped.stream()
                            .filter(event -> event.webhookId().equals(query.webhook()))
                            .toList(),
                    query.cursor(),
                    query.limit());
        }

        @Override
        public Page<WebhookChange> changes(@Nullable String webhookId, @Nullable String cursor) {
            return page(
                    changes.stream()
                            .filter(change -> webhookId == null || webhookId.equals(change.webhookId()))
                            .toList(),
                    cursor,
                    100);
        }

        @Override
        public QueueSummary queue() {
            throw new UnsupportedOperationException();
        }

        @Override
        public synchronized WebhookHealth health(String id) {
            String existing = existing(id).id();
            return health().stream()
                    .filter(each -> each.webhookId().equals(existing))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public synchronized List<WebhookHealth> health() {
            return webhooks().list().stream()
                    .map(webhook -> health.getOrDefault(
                            webhook.id(), new WebhookHealth(webhook.id(), 0, 0, null, null, null, false, null)))
                    .toList();
        }

        @Override
        public synchronized List<WebhookTrend> trends() {
            return webhooks().list().stream()
                    .map(webhook ->
                            trends.getOrDefault(webhook.id(), new WebhookTrend(webhook.id(), List.of(), null, null)))
                    .toList();
        }

        @Override
        public synchronized Activity activity(@Nullable String webhookId, int hours) {
            activityAsked = webhookId + " " + hours;
            return new Activity(MapWebhookAdmin.this.hours);
        }
    }

    private final class Backfills implements BackfillOperations {

        @Override
        public BackfillProgress run(String id, Backfill backfill) {
            throw new UnsupportedOperationException("nothing is sent here");
        }

        @Override
        public Optional<BackfillProgress> progress(String id) {
            return Optional.ofNullable(backfills.get(id));
        }
    }
}
