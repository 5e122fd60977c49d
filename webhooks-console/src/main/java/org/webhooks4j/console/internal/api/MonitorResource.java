package org.webhooks4j.console.internal.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.admin.Activity;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.admin.WebhookHealth;
import org.webhooks4j.admin.WebhookTrend;
import org.webhooks4j.console.ConsoleResponse;
import org.webhooks4j.console.internal.http.Call;
import org.webhooks4j.console.internal.http.Parameters;

/** Reports the state of the webhooks: {@code /health}, {@code /trends} and {@code /activity}. */
final class MonitorResource {

    private static final int USUAL_HOURS = 24;

    private final WebhookAdmin admin;
    private final JsonBodies json;

    MonitorResource(WebhookAdmin admin, JsonBodies json) {
        this.admin = admin;
        this.json = json;
    }

    ConsoleResponse health(Call call) {
        Parameters parameters = call.parameters();
        String webhook = parameters.text("webhook");
        parameters.check();
        List<WebhookHealth> health = webhook == null ? admin.diagnostics().health() : healthOf(webhook);
        return json.list(health.stream().map(MonitorResource::tree).toList(), null);
    }

    private List<WebhookHealth> healthOf(String webhook) {
        try {
            return List.of(admin.diagnostics().health(webhook));
        } catch (NotFoundException e) {
            return List.of();
        }
    }

    ConsoleResponse trends(Call call) {
        call.parameters().check();
        return json.list(
                admin.diagnostics().trends().stream().map(MonitorResource::tree).toList(), null);
    }

    ConsoleResponse activity(Call call) {
        Parameters parameters = call.parameters();
        String webhook = parameters.text("webhook");
        Integer hours = parameters.value("hours", MonitorResource::hours, "1 to " + Activity.MAX_HOURS);
        parameters.check();
        Activity activity = admin.diagnostics().activity(webhook, hours == null ? USUAL_HOURS : hours);
        List<Map<String, @Nullable Object>> trees =
                activity.hours().stream().map(MonitorResource::tree).toList();
        return json.answer(200, Map.of("hours", trees));
    }

    private static Map<String, @Nullable Object> tree(WebhookHealth health) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("webhookId", health.webhookId());
        tree.put("pending", (long) health.pending());
        tree.put("dead", number(health.dead()));
        tree.put("lastOutcome", health.lastOutcome() == null ? null : DeliveryWriter.name(health.lastOutcome()));
        tree.put("lastStatusCode", number(health.lastStatusCode()));
        tree.put("lastAttemptAt", DeliveryWriter.text(health.lastAttemptAt()));
        tree.put("breaker", health.breakerOpen() ? "open" : "closed");
        tree.put("trouble", health.trouble());
        return tree;
    }

    private static Map<String, @Nullable Object> tree(WebhookTrend trend) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("webhookId", trend.webhookId());
        tree.put(
                "delivered",
                trend.hours().stream().map(WebhookTrend.Hour::delivered).toList());
        tree.put("failed", trend.hours().stream().map(WebhookTrend.Hour::failed).toList());
        tree.put("p95Millis", millis(trend.p95()));
        tree.put("failingSince", DeliveryWriter.text(trend.failingSince()));
        return tree;
    }

    private static Map<String, @Nullable Object> tree(Activity.Hour hour) {
        Map<String, Object> attempts = new TreeMap<>();
        hour.attempts().forEach((outcome, count) -> attempts.put(DeliveryWriter.name(outcome), count));
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("start", hour.start().toString());
        tree.put("attempts", attempts);
        tree.put("medianMillis", millis(hour.median()));
        tree.put("p95Millis", millis(hour.p95()));
        tree.put("p99Millis", millis(hour.p99()));
        return tree;
    }

    private static @Nullable Long number(@Nullable Integer number) {
        return number == null ? null : (Long) number.longValue();
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : (Long) duration.toMillis();
    }

    private static Integer hours(String text) {
        int hours = Integer.parseInt(text);
        if (hours < 1 || hours > Activity.MAX_HOURS) {
            throw new IllegalArgumentException("out of range");
        }
        return hours;
    }
}
