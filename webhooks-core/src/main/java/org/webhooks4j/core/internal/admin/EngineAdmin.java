package org.webhooks4j.core.internal.admin;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Receipt;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Transaction;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Activity;
import org.webhooks4j.admin.Backfill;
import org.webhooks4j.admin.BackfillProgress;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryDetails;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.Discarded;
import org.webhooks4j.admin.Explanation;
import org.webhooks4j.admin.ImportReport;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.ReplayResult;
import org.webhooks4j.admin.SkippedEvent;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.admin.Waiting;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.admin.WebhookHealth;
import org.webhooks4j.admin.WebhookImport;
import org.webhooks4j.core.internal.emit.Emitter;
import org.webhooks4j.core.internal.emit.EventReader;
import org.webhooks4j.core.internal.match.Matcher;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.match.WebhookDirectory;
import org.webhooks4j.internal.text.CleanText;
import org.webhooks4j.spi.JsonCodec;
import org.webhooks4j.spi.ManagementStore;

/** The management face of an engine. */
public final class EngineAdmin implements WebhookAdmin {

    private static final EventType TEST = EventType.of("test");

    private static final int MAX_ACTOR_LENGTH = 200;
    private static final int CHANGES_PAGE = 100;

    private final WebhookEditor editor;
    private final WebhookDirectory directory;
    private final Matcher matcher;
    private final DeliveryArchive deliveries;
    private final Backlog backlog;
    private final EventReader reader;
    private final Emitter emitter;
    private final Backfiller backfiller;
    private final ManagementStore management;
    private final WebhookMonitor monitor;
    private final JsonCodec codec;

    /** Puts the parts together. */
    public EngineAdmin(
            WebhookEditor editor,
            WebhookDirectory directory,
            Matcher matcher,
            DeliveryArchive deliveries,
            Backlog backlog,
            EventReader reader,
            Emitter emitter,
            Backfiller backfiller,
            ManagementStore management,
            WebhookMonitor monitor,
            JsonCodec codec) {
        this.editor = editor;
        this.directory = directory;
        this.matcher = matcher;
        this.deliveries = deliveries;
        this.backlog = backlog;
        this.reader = reader;
        this.emitter = emitter;
        this.backfiller = backfiller;
        this.management = management;
        this.monitor = monitor;
        this.codec = codec;
    }

    private EngineAdmin(EngineAdmin other, WebhookEditor editor, Backlog backlog) {
        this(
                editor,
                other.directory,
                other.matcher,
                other.deliveries,
                backlog,
                other.reader,
                other.emitter,
                other.backfiller,
                other.management,
                other.monitor,
                other.codec);
    }

    @Override
    public WebhookAdmin as(@Nullable String actor) {
        if (actor != null && actor.length() > MAX_ACTOR_LENGTH) {
            throw new IllegalArgumentException(
                    "the actor's name has " + actor.length() + " characters; pass one of at most " + MAX_ACTOR_LENGTH);
        }
        String name = CleanText.cleanOrNull(actor);
        return new EngineAdmin(this, editor.as(name), backlog.as(name));
    }

    @Override
    public List<Webhook> webhooks() {
        return directory.refresh().all().stream().map(Subscription::webhook).toList();
    }

    @Override
    public Optional<Webhook> webhook(String id) {
        return editor.find(id);
    }

    @Override
    public Webhook create(Webhook webhook) {
        return editor.create(webhook);
    }

    @Override
    public Webhook update(Webhook webhook) {
        return editor.update(webhook);
    }

    @Override
    public Webhook update(Webhook read, Webhook webhook) {
        return editor.update(read, webhook);
    }

    @Override
    public Webhook setActive(String id, boolean active) {
        return editor.setActive(id, active);
    }

    @Override
    public void delete(String id) {
        editor.delete(id);
    }

    @Override
    public void delete(Webhook read) {
        editor.delete(read);
    }

    @Override
    public SigningKey rotateSecret(String id, Duration overlap) {
        return editor.rotateSecret(id, overlap);
    }

    @Override
    public Receipt test(String id) {
        Webhook webhook = editor.existing(id);
        if (!webhook.active()) {
            throw new IllegalStateException("webhook '" + id + "' is inactive; activate it before testing it");
        }
        Subscription subscription = directory.refresh().byId(id);
        if (subscription == null) {
            throw WebhookEditor.noWebhook(id);
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
        return deliveries
                .details(id)
                .map(details -> new DeliveryDetails(
                        details.delivery(),
                        details.event(),
                        details.attempts(),
                        backlog.waiting(List.of(details.delivery())).get(id)));
    }

    @Override
    public void redeliver(String id) {
        deliveries.redeliver(id);
    }

    @Override
    public ReplayResult replay(DeliveryQuery query) {
        return deliveries.replay(query);
    }

    @Override
    public Map<String, Waiting> waiting(List<Delivery> some) {
        return backlog.waiting(some);
    }

    @Override
    public void sendNow(String id) {
        backlog.sendNow(id);
    }

    @Override
    public void discard(String id) {
        backlog.discard(id);
    }

    @Override
    public Discarded discard(Set<String> ids) {
        return backlog.discard(ids);
    }

    @Override
    public Discarded discard(DeliveryQuery query) {
        return backlog.discard(query);
    }

    @Override
    public Explanation explain(ObjectEvent said) {
        return new Explanation(matcher.explain(directory.refresh(), reader.read(said)));
    }

    @Override
    public Webhook trace(String id, Duration duration) {
        return editor.trace(id, duration);
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
        CleanText.check("the cursor", cursor);
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
        return editor.importWebhooks(file);
    }

    @Override
    public List<WebhookHealth> health() {
        return monitor.health(idsOf(webhooks()));
    }

    @Override
    public Activity activity(@Nullable String webhookId, int hours) {
        return monitor.activity(webhookId == null ? idsOf(webhooks()) : List.of(webhookId), hours);
    }

    private static List<String> idsOf(List<Webhook> webhooks) {
        return webhooks.stream().map(Webhook::id).toList();
    }
}
