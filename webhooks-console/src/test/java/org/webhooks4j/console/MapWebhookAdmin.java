package org.webhooks4j.console;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.InvalidWebhookException.Violation;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Receipt;
import org.webhooks4j.SigningKey;
import org.webhooks4j.StoreException;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Backfill;
import org.webhooks4j.admin.BackfillProgress;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryDetails;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Explanation;
import org.webhooks4j.admin.Explanation.Rule;
import org.webhooks4j.admin.Explanation.Verdict;
import org.webhooks4j.admin.ImportReport;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.Replay;
import org.webhooks4j.admin.SkippedEvent;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.admin.WebhookImport;

/** Webhooks and deliveries in maps: keeps the contract of {@link WebhookAdmin}, but sends nothing. */
final class MapWebhookAdmin implements WebhookAdmin {

    final Map<String, Webhook> webhooks = new LinkedHashMap<>();
    final Map<String, DeliveryDetails> deliveries = new LinkedHashMap<>();

    /** The last query for a list or a replay. */
    @Nullable
    DeliveryQuery asked;

    /** The last overlap of a rotation. */
    @Nullable
    Duration overlap;

    /** What was asked to be explained. */
    @Nullable
    ObjectEvent explained;

    /** Who asked for the last change. */
    @Nullable
    String actor;

    boolean storeIsDown;

    private final AtomicInteger numbers = new AtomicInteger();

    @Override
    public synchronized List<Webhook> webhooks() {
        if (storeIsDown) {
            throw new StoreException("the database does not answer; check that it runs");
        }
        return webhooks.values().stream()
                .sorted(Comparator.comparing(Webhook::name))
                .toList();
    }

    @Override
    public synchronized Optional<Webhook> webhook(String id) {
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
        find(webhook.id());
        return save(webhook);
    }

    @Override
    public synchronized Webhook setActive(String id, boolean active) {
        return save(Webhook.copyOf(find(id)).active(active).build());
    }

    @Override
    public synchronized void delete(String id) {
        find(id);
        webhooks.remove(id);
    }

    @Override
    public synchronized SigningKey rotateSecret(String id, Duration overlap) {
        this.overlap = overlap;
        SigningKey key = SigningKey.generate();
        save(Webhook.copyOf(find(id)).signedWith(key).build());
        return key;
    }

    @Override
    public synchronized Receipt test(String id) {
        if (!find(id).active()) {
            throw new IllegalStateException("the webhook '" + id + "' is inactive; activate it first");
        }
        return Receipt.of("evt_test", List.of("msg_test_" + numbers.incrementAndGet()));
    }

    @Override
    public synchronized Page<Delivery> deliveries(DeliveryQuery query) {
        asked = query;
        int from = query.cursor() == null ? 0 : Integer.parseInt(query.cursor());
        List<Delivery> found = deliveries.values().stream()
                .map(DeliveryDetails::delivery)
                .filter(delivery -> query.webhook() == null || query.webhook().equals(delivery.webhookId()))
                .filter(delivery -> query.status() == null || query.status() == delivery.status())
                .filter(delivery -> query.objectId() == null || query.objectId().equals(delivery.objectId()))
                .sorted(Comparator.comparing(Delivery::occurredAt).reversed())
                .skip(from)
                .toList();
        return found.size() <= query.limit()
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, query.limit()), String.valueOf(from + query.limit()));
    }

    @Override
    public synchronized Optional<DeliveryDetails> delivery(String id) {
        return Optional.ofNullable(deliveries.get(id));
    }

    @Override
    public synchronized void redeliver(String id) {
        DeliveryDetails details = deliveries.get(id);
        if (details == null) {
            throw new NotFoundException("there is no delivery '" + id + "'");
        }
        if (details.delivery().status() == DeliveryStatus.PENDING) {
            throw new IllegalStateException("the delivery '" + id + "' is pending already; wait for it");
        }
        deliveries.put(id, Samples.pendingAgain(details));
    }

    @Override
    public synchronized Replay replay(DeliveryQuery query) {
        asked = query;
        return new Replay(3, 1);
    }

    @Override
    public synchronized Explanation explain(ObjectEvent event) {
        explained = event;
        return new Explanation(webhooks().stream()
                .map(webhook -> webhook.eventTypes().contains(event.type())
                        ? new Verdict(webhook.id(), webhook.name(), true, Rule.MATCHED, "all rules are met")
                        : new Verdict(
                                webhook.id(),
                                webhook.name(),
                                false,
                                Rule.EVENT_TYPE,
                                "listens to " + webhook.eventTypes() + ", not to " + event.type()))
                .toList());
    }

    @Override
    public WebhookAdmin as(@Nullable String actor) {
        this.actor = actor;
        return this;
    }

    @Override
    public Webhook trace(String id, Duration duration) {
        return save(Webhook.copyOf(find(id))
                .tracedUntil(Samples.START.plus(duration))
                .build());
    }

    @Override
    public Page<SkippedEvent> skipped(DeliveryQuery query) {
        asked = query;
        return new Page<>(List.of(), null);
    }

    @Override
    public Page<WebhookChange> changes(@Nullable String webhookId, @Nullable String cursor) {
        return new Page<>(List.of(), null);
    }

    @Override
    public BackfillProgress backfill(String id, Backfill backfill) {
        throw new UnsupportedOperationException("nothing is sent here");
    }

    @Override
    public Optional<BackfillProgress> backfillProgress(String id) {
        return Optional.empty();
    }

    @Override
    public String exportWebhooks() {
        return "{\"webhooks\": []}";
    }

    @Override
    public ImportReport importWebhooks(WebhookImport file) {
        return new ImportReport(file.isDryRun(), List.of());
    }

    private Webhook save(Webhook webhook) {
        webhooks.put(webhook.id(), webhook);
        return webhook;
    }

    private Webhook find(String id) {
        if (!webhooks.containsKey(id)) {
            throw new NotFoundException("there is no webhook '" + id + "'");
        }
        return Objects.requireNonNull(webhooks.get(id));
    }
}
