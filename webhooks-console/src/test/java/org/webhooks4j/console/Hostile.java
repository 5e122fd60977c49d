package org.webhooks4j.console;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Authentication;
import org.webhooks4j.Change;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryDetails;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Explanation.Rule;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.SkippedEvent;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.admin.WebhookChange;

/** Markup that runs a script if it is taken for markup, wherever text from outside can be. */
final class Hostile {

    static final String TEXT = "<img src=x onerror='window.hacked=1'><script>window.hacked=1</script>";

    private Hostile() {}

    static Webhook webhook() {
        return Webhook.to("https://a.example.com/?q='onerror='window.hacked=1'")
                .name(TEXT)
                .on(EventType.CREATE)
                .objectTypes(TEXT)
                .excludedFields(TEXT)
                .ignoredOrigins(TEXT)
                .header("X-Note", TEXT)
                .format(TEXT)
                .inactive(TEXT)
                .filter(Filter.changed("status").to(TEXT))
                .authentication(Authentication.basic(TEXT, TEXT))
                .build();
    }

    static WebhookChange change(String webhookId) {
        return new WebhookChange(TEXT, Samples.START, TEXT, webhookId, WebhookChange.Action.UPDATED, List.of(field()));
    }

    static WebhookChange.Field field() {
        return new WebhookChange.Field(TEXT, TEXT, TEXT);
    }

    static SkippedEvent skipped(String webhookId) {
        return new SkippedEvent(TEXT, webhookId, EventType.UPDATE, TEXT, TEXT, Samples.START, Rule.FILTER, TEXT);
    }

    static DeliveryDetails delivery(String id, String webhookId) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put(TEXT, TEXT);
        Delivery delivery = new Delivery(
                id,
                webhookId,
                "evt_x",
                EventType.UPDATE,
                TEXT,
                TEXT,
                Samples.START,
                DeliveryStatus.DEAD,
                Trigger.AUTOMATIC,
                1L,
                1,
                null,
                Outcome.REJECTED,
                400,
                Samples.START,
                5L,
                0);
        Attempt attempt = new Attempt(
                1,
                Trigger.AUTOMATIC,
                Samples.START,
                TEXT,
                Outcome.REJECTED,
                new Attempt.Request("https://a.example.com/" + TEXT, TEXT, Map.of("x-note", TEXT), 1, TEXT),
                new Attempt.Response(400, Map.of("x-note", List.of(TEXT)), TEXT, true),
                new Attempt.Timing(null, null, Duration.ofMillis(5)),
                TEXT,
                null);
        return new DeliveryDetails(
                delivery,
                Samples.event(TEXT, TEXT, tree, tree, List.of(Change.replaced(TEXT, TEXT, TEXT))),
                List.of(attempt));
    }
}
