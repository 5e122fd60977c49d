package org.webhooks4j.console.internal.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.admin.DeliveryOperations;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DiscardRequest;
import org.webhooks4j.admin.DiscardResult;
import org.webhooks4j.admin.Waiting;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.console.ConsoleResponse;
import org.webhooks4j.console.internal.http.Call;

/** Everything below {@code /deliveries}. */
final class DeliveryResource {

    private final WebhookAdmin admin;
    private final Json json;

    DeliveryResource(WebhookAdmin admin, Json json) {
        this.admin = admin;
        this.json = json;
    }

    ConsoleResponse list(Call call) {
        DeliveryQuery query = DeliveryQueries.list(call.parameters());
        return json.pageOf(query.cursor(), () -> admin.deliveries().search(query), deliveries -> {
            Map<String, Waiting> waiting = admin.deliveries().waiting(deliveries);
            return deliveries.stream()
                    .map(delivery -> DeliveryWriter.tree(delivery, waiting.get(delivery.id())))
                    .toList();
        });
    }

    ConsoleResponse read(Call call) {
        return admin.deliveries()
                .find(call.id())
                .map(details -> json.answer(200, DeliveryWriter.tree(details)))
                .orElseThrow(() -> new NotFoundException(
                        "there is no delivery '" + call.id() + "'; its retention time may be over"));
    }

    ConsoleResponse redeliver(Call call) {
        admin.deliveries().redeliver(call.id());
        return json.answer(202, Map.of("id", call.id()));
    }

    ConsoleResponse sendNow(Call call) {
        as(call).deliveries().sendNow(call.id());
        return json.answer(202, Map.of("id", call.id()));
    }

    ConsoleResponse discard(Call call) {
        as(call).deliveries().discard(call.id());
        return json.empty(204);
    }

    ConsoleResponse discardSelected(Call call) {
        Fields fields = new Fields("the selection", json.body(call));
        List<String> ids = fields.texts("ids");
        if (ids.isEmpty() || ids.size() > DeliveryOperations.MAX_SELECTED) {
            fields.problem("ids", "has to name 1 to " + DeliveryOperations.MAX_SELECTED + " deliveries");
        }
        fields.finish().throwIfAny();
        return discarded(as(call).deliveries().discard(Set.copyOf(ids)));
    }

    ConsoleResponse discardAll(Call call) {
        DiscardRequest request = DeliveryQueries.discard(call.id(), call.parameters());
        return discarded(as(call).deliveries().discard(request));
    }

    private ConsoleResponse discarded(DiscardResult discarded) {
        return json.answer(200, Map.of("discarded", (long) discarded.discarded(), "left", (long) discarded.left()));
    }

    private WebhookAdmin as(Call call) {
        return admin.as(call.request().user());
    }
}
