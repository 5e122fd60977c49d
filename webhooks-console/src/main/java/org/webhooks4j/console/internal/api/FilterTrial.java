package org.webhooks4j.console.internal.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Event;
import org.webhooks4j.Filter;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryDetails;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.console.ConsoleResponse;
import org.webhooks4j.console.internal.http.Call;

/** Applies an unsaved filter to the latest events that were sent to any webhook. */
final class FilterTrial {

    private static final int EVENTS = 20;

    /**
     * The maximum number of deliveries scanned. An event sent to many webhooks has many deliveries, so fewer events may
     * be tried.
     */
    private static final int LOOKED_AT = 500;

    private final WebhookAdmin admin;
    private final JsonBodies json;

    FilterTrial(WebhookAdmin admin, JsonBodies json) {
        this.admin = admin;
        this.json = json;
    }

    ConsoleResponse answer(Call call) {
        call.parameters().check();
        RequestFields fields = new RequestFields("the trial", json.body(call));
        Filter filter = filter(fields);
        List<String> types = fields.texts("eventTypes");
        fields.finish().throwIfAny();
        Map<String, Delivery> latest = new LinkedHashMap<>();
        for (Delivery delivery : admin.deliveries()
                .search(DeliveryQuery.all().withLimit(LOOKED_AT))
                .items()) {
            if (latest.size() < EVENTS) {
                latest.putIfAbsent(delivery.eventId(), delivery);
            }
        }
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        for (Delivery delivery : latest.values()) {
            Event event = admin.deliveries()
                    .find(delivery.id())
                    .map(DeliveryDetails::event)
                    .orElse(null);
            if (event != null) {
                items.add(verdict(delivery, event, filter, types));
            }
        }
        return json.list(items, null);
    }

    private static @Nullable Filter filter(RequestFields fields) {
        Map<String, @Nullable Object> tree = fields.object("filter");
        try {
            return tree == null ? null : Filter.of(tree);
        } catch (IllegalArgumentException e) {
            fields.problem("filter", String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static Map<String, @Nullable Object> verdict(
            Delivery delivery, Event event, @Nullable Filter filter, List<String> types) {
        String type = event.type().value();
        boolean wanted = types.isEmpty() || types.contains(type);
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("deliveryId", delivery.id());
        tree.put("eventId", event.id());
        tree.put("eventType", type);
        tree.put("objectType", event.objectType());
        tree.put("objectId", event.objectId());
        tree.put("occurredAt", event.occurredAt().toString());
        tree.put("fires", wanted && (filter == null || filter.matches(event)));
        tree.put(
                "reason",
                wanted
                        ? filter == null ? "there is no filter" : filter.explain(event)
                        : "the webhook does not listen to '" + type + "'");
        return tree;
    }
}
