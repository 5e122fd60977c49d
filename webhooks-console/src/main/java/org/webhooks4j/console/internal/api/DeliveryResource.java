package org.webhooks4j.console.internal.api;

import java.util.Map;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.admin.DeliveryQuery;
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
        return json.page(query.cursor(), () -> admin.deliveries(query), DeliveryWriter::tree);
    }

    ConsoleResponse read(Call call) {
        return admin.delivery(call.id())
                .map(details -> json.answer(200, DeliveryWriter.tree(details)))
                .orElseThrow(() -> new NotFoundException(
                        "there is no delivery '" + call.id() + "'; its retention time may be over"));
    }

    ConsoleResponse redeliver(Call call) {
        admin.redeliver(call.id());
        return json.answer(202, Map.of("id", call.id()));
    }
}
