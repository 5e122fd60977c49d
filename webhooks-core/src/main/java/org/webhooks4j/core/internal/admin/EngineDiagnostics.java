package org.webhooks4j.core.internal.admin;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Receipt;
import org.webhooks4j.Transaction;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Activity;
import org.webhooks4j.admin.Diagnostics;
import org.webhooks4j.admin.Explanation;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.QueueSummary;
import org.webhooks4j.admin.SkippedEvent;
import org.webhooks4j.admin.SkippedQuery;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.admin.WebhookHealth;
import org.webhooks4j.admin.WebhookTrend;
import org.webhooks4j.core.internal.emit.Emitter;
import org.webhooks4j.core.internal.emit.EventReader;
import org.webhooks4j.core.internal.match.Matcher;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.match.WebhookDirectory;
import org.webhooks4j.internal.text.CleanText;
import org.webhooks4j.spi.ManagementStore;

/** Implements the diagnostics of an engine. */
public final class EngineDiagnostics implements Diagnostics {

    private static final EventType TEST = EventType.of("test");

    private static final int CHANGES_PAGE = 100;

    private final WebhookEditor editor;
    private final WebhookDirectory directory;
    private final Matcher matcher;
    private final EventReader reader;
    private final Emitter emitter;
    private final ManagementStore management;
    private final WebhookMonitor monitor;
    private final WebhookTrends trends;

    /** Creates the diagnostics. */
    public EngineDiagnostics(
            WebhookEditor editor,
            WebhookDirectory directory,
            Matcher matcher,
            EventReader reader,
            Emitter emitter,
            ManagementStore management,
            WebhookMonitor monitor,
            WebhookTrends trends) {
        this.editor = editor;
        this.directory = directory;
        this.matcher = matcher;
        this.reader = reader;
        this.emitter = emitter;
        this.management = management;
        this.monitor = monitor;
        this.trends = trends;
    }

    EngineDiagnostics as(@Nullable String actor) {
        return new EngineDiagnostics(
                editor.as(actor), directory, matcher, reader, emitter, management, monitor, trends);
    }

    @Override
    public Receipt test(String webhookId) {
        Webhook webhook = requireActive(webhookId);
        Map<String, Object> object = Map.of("message", "This is a test of the webhook '" + webhook.name() + "'.");
        return send(webhookId, ObjectEvent.of(TEST, object).as("webhook", webhookId));
    }

    @Override
    public Receipt test(String webhookId, ObjectEvent event) {
        requireActive(webhookId);
        return send(webhookId, event);
    }

    private Webhook requireActive(String webhookId) {
        Webhook webhook = editor.existing(webhookId);
        if (!webhook.active()) {
            throw new IllegalStateException("webhook '" + webhookId + "' is inactive; activate it before testing it");
        }
        return webhook;
    }

    private Receipt send(String webhookId, ObjectEvent event) {
        return emitter.emitTo(existing(webhookId), List.of(event), Trigger.TEST, Transaction.NONE)
                .get(0);
    }

    @Override
    public Explanation explain(ObjectEvent event) {
        return new Explanation(matcher.explain(directory.refresh(), reader.read(event)));
    }

    @Override
    public Webhook trace(String webhookId, Duration duration) {
        return editor.trace(webhookId, duration);
    }

    @Override
    public Page<SkippedEvent> skipped(SkippedQuery query) {
        return management.skipped().search(query);
    }

    @Override
    public Page<WebhookChange> changes(@Nullable String webhookId, @Nullable String cursor) {
        CleanText.check("the cursor", cursor);
        return management.audit().search(webhookId, cursor, CHANGES_PAGE);
    }

    @Override
    public List<WebhookHealth> health() {
        return monitor.health(ids());
    }

    @Override
    public WebhookHealth health(String webhookId) {
        return monitor.health(List.of(existing(webhookId).webhook().id())).get(0);
    }

    @Override
    public QueueSummary queue() {
        return monitor.queue(ids());
    }

    @Override
    public List<WebhookTrend> trends() {
        return trends.of(ids());
    }

    @Override
    public Activity activity(@Nullable String webhookId, int hours) {
        return monitor.activity(webhookId == null ? ids() : List.of(webhookId), hours);
    }

    private Subscription existing(String webhookId) {
        Subscription subscription = directory.refresh().byId(webhookId);
        if (subscription == null) {
            throw WebhookEditor.noWebhook(webhookId);
        }
        return subscription;
    }

    private List<String> ids() {
        return directory.refresh().all().stream()
                .map(subscription -> subscription.webhook().id())
                .toList();
    }
}
