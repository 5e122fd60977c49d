package org.webhooks4j.console.internal.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.BackfillProgress;
import org.webhooks4j.admin.Diagnostics;
import org.webhooks4j.admin.ImportReport;
import org.webhooks4j.admin.SkippedEvent;
import org.webhooks4j.admin.SkippedQuery;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.admin.WebhookImport;
import org.webhooks4j.console.ConsoleResponse;
import org.webhooks4j.console.internal.http.Call;
import org.webhooks4j.console.internal.http.Parameters;

/** Handles traces, skipped events, the change log, backfills, and the export and import of webhooks. */
final class ManagementResource {

    private final WebhookAdmin admin;
    private final JsonBodies json;

    ManagementResource(WebhookAdmin admin, JsonBodies json) {
        this.admin = admin;
        this.json = json;
    }

    ConsoleResponse trace(Call call) {
        Parameters parameters = call.parameters();
        Duration duration = parameters.value(
                "duration", ManagementResource::traceDuration, "a duration up to P7D, such as PT1H, or PT0S to end it");
        parameters.check();
        Webhook webhook = as(call).diagnostics().trace(call.id(), duration == null ? Duration.ofHours(1) : duration);
        return json.answer(200, ShownSecrets.masked(webhook));
    }

    ConsoleResponse skipped(Call call) {
        SkippedQuery query = DeliveryQueries.skipped(call.id(), call.parameters());
        return json.page(query.cursor(), () -> admin.diagnostics().skipped(query), ManagementResource::tree);
    }

    ConsoleResponse changesOf(Call call) {
        return changes(call, call.id());
    }

    ConsoleResponse changes(Call call) {
        return changes(call, null);
    }

    ConsoleResponse backfill(Call call) {
        call.parameters().check();
        Optional<BackfillProgress> progress = admin.backfills().progress(call.id());
        if (progress.isEmpty() && admin.webhooks().find(call.id()).isEmpty()) {
            throw new NotFoundException("there is no webhook '" + call.id() + "'");
        }
        return progress.map(steps -> json.answer(200, tree(steps))).orElseGet(() -> json.empty(204));
    }

    ConsoleResponse exported(Call call) {
        call.parameters().check();
        return json.empty(200)
                .withBody("application/json", admin.webhooks().exportAll().getBytes(StandardCharsets.UTF_8))
                .withHeader("Content-Disposition", "attachment; filename=\"webhooks.json\"");
    }

    ConsoleResponse imported(Call call) {
        Parameters parameters = call.parameters();
        Boolean dryRun = parameters.value("dryRun", ManagementResource::flag, "true or false");
        parameters.check();
        // Otherwise a user who may manage webhooks could send any secret of the server to a URL of their own.
        WebhookImport file = WebhookImport.of(call.body()).resolving(reference -> null);
        ImportReport report = as(call).webhooks().importAll(Boolean.TRUE.equals(dryRun) ? file.asDryRun() : file);
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("dryRun", report.dryRun());
        tree.put("unchanged", report.isUnchanged());
        tree.put(
                "webhooks",
                report.entries().stream().map(ManagementResource::tree).toList());
        return json.answer(200, tree);
    }

    private ConsoleResponse changes(Call call, @Nullable String webhookId) {
        Parameters parameters = call.parameters();
        String cursor = parameters.text("page");
        parameters.check();
        return json.page(cursor, () -> admin.diagnostics().changes(webhookId, cursor), ManagementResource::tree);
    }

    private WebhookAdmin as(Call call) {
        return admin.as(call.request().user());
    }

    private static Map<String, @Nullable Object> tree(SkippedEvent event) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("eventId", event.eventId());
        tree.put("eventType", event.eventType().value());
        tree.put("objectType", event.objectType());
        tree.put("objectId", event.objectId());
        tree.put("occurredAt", event.occurredAt().toString());
        tree.put("rule", lower(event.rule()));
        tree.put("reason", event.reason());
        return tree;
    }

    private static Map<String, @Nullable Object> tree(WebhookChange change) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", change.id());
        tree.put("changedAt", change.changedAt().toString());
        tree.put("actor", change.actor());
        tree.put("webhookId", change.webhookId());
        tree.put("action", lower(change.action()));
        tree.put("fields", fields(change.fields()));
        return tree;
    }

    private static Map<String, @Nullable Object> tree(BackfillProgress progress) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("webhookId", progress.webhookId());
        tree.put("sent", progress.sent());
        tree.put("skipped", progress.skipped());
        tree.put("startedAt", progress.startedAt().toString());
        tree.put("updatedAt", progress.updatedAt().toString());
        tree.put("finished", progress.finished());
        return tree;
    }

    private static Map<String, @Nullable Object> tree(ImportReport.Entry entry) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("webhookId", entry.webhookId());
        tree.put("result", lower(entry.result()));
        tree.put("fields", fields(entry.fields()));
        return tree;
    }

    private static List<Map<String, Object>> fields(List<WebhookChange.Field> fields) {
        return fields.stream()
                .map(field -> {
                    Map<String, Object> tree = new LinkedHashMap<>();
                    tree.put("name", field.name());
                    tree.put("before", field.before());
                    tree.put("after", field.after());
                    return tree;
                })
                .toList();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Duration traceDuration(String text) {
        Duration duration = Duration.parse(text);
        if (duration.isNegative() || duration.compareTo(Diagnostics.MAX_TRACE) > 0) {
            throw new IllegalArgumentException("out of range");
        }
        return duration;
    }

    private static Boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither");
        }
        return Boolean.valueOf(text);
    }
}
