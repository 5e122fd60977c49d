package org.webhooks4j.console.internal.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.admin.DeliveryDetails;
import org.webhooks4j.admin.DeliveryOperations;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DiscardRequest;
import org.webhooks4j.admin.DiscardResult;
import org.webhooks4j.admin.ReplayResult;
import org.webhooks4j.admin.Waiting;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.console.ConsoleResponse;
import org.webhooks4j.console.internal.http.Call;
import org.webhooks4j.console.internal.http.Parameters;

/** Handles the paths under {@code /deliveries}. */
final class DeliveryResource {

    private final WebhookAdmin admin;
    private final JsonBodies json;

    DeliveryResource(WebhookAdmin admin, JsonBodies json) {
        this.admin = admin;
        this.json = json;
    }

    ConsoleResponse list(Call call) {
        Parameters parameters = call.parameters();
        DeliveryFilter filter = DeliveryFilter.of(parameters);
        DeliveryQuery query = DeliveryQueries.list(parameters);
        ConsoleResponse page =
                json.pageOf(query.cursor(), () -> filter.search(query, admin.deliveries()::search), deliveries -> {
                    Map<String, Waiting> waiting = admin.deliveries().waiting(deliveries);
                    return deliveries.stream()
                            .map(delivery -> DeliveryWriter.tree(delivery, waiting.get(delivery.id())))
                            .toList();
                });
        return json.ifChanged(call, page);
    }

    ConsoleResponse read(Call call) {
        return json.answer(200, DeliveryWriter.tree(details(call)));
    }

    private DeliveryDetails details(Call call) {
        return admin.deliveries()
                .find(call.id())
                .orElseThrow(() -> new NotFoundException(
                        "there is no delivery '" + call.id() + "'; its retention time may be over"));
    }

    /** Responds with the body of the last request, or of the one with the given hash; as text if it is text. */
    ConsoleResponse body(Call call) {
        Parameters parameters = call.parameters();
        String named = parameters.text("sha256");
        parameters.check();
        String sha256 = details(call).attempts().stream()
                .map(attempt -> attempt.request().bodySha256())
                .filter(hash -> hash != null && (named == null || named.equals(hash)))
                .reduce((earlier, later) -> later)
                .orElse(null);
        byte[] body = sha256 == null
                ? null
                : admin.deliveries().requestBody(call.id(), sha256).orElse(null);
        String text = body == null ? null : text(body);
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("sha256", sha256);
        tree.put("text", text);
        tree.put(
                "base64",
                body == null || text != null ? null : Base64.getEncoder().encodeToString(body));
        return json.answer(200, tree);
    }

    private static @Nullable String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    ConsoleResponse redeliver(Call call) {
        as(call).deliveries().redeliver(call.id());
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
        return discarded(as(call).deliveries().discard(selected(call)));
    }

    /** Redelivers the selected deliveries, except those that are pending or no longer have enough data. */
    ConsoleResponse redeliverSelected(Call call) {
        ReplayResult result = as(call).deliveries().redeliver(selected(call));
        return json.answer(200, Map.of("redelivered", (long) result.redelivered(), "left", (long) result.skipped()));
    }

    private Set<String> selected(Call call) {
        RequestFields fields = new RequestFields("the selection", json.body(call));
        List<String> ids = fields.texts("ids");
        if (ids.isEmpty() || ids.size() > DeliveryOperations.MAX_SELECTED) {
            fields.problem("ids", "has to name 1 to " + DeliveryOperations.MAX_SELECTED + " deliveries");
        }
        fields.finish().throwIfAny();
        return new LinkedHashSet<>(ids);
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
