package org.webhooks4j.console.internal.api;

import java.util.Map;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.Page;
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
        Page<Delivery> page = admin.deliveries(DeliveryQueries.list(call.parameters()));
        return json.list(page.items().stream().map(DeliveryWriter::tree).toList(), page.next());
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
