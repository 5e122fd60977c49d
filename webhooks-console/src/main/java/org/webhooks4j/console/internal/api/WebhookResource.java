package org.webhooks4j.console.internal.api;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.ConflictException;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.Receipt;
import org.webhooks4j.SigningKey;
import org.webhooks4j.UnreadableWebhook;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.ReplayResult;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.admin.WebhookOperations;
import org.webhooks4j.console.ConsoleResponse;
import org.webhooks4j.console.internal.http.Call;
import org.webhooks4j.console.internal.http.EntityTag;
import org.webhooks4j.console.internal.http.Parameters;

/** Handles the paths under {@code /webhooks}. */
final class WebhookResource {

    /** The maximum number of tries of a change that conflicts with others. */
    private static final int MAX_TRIES = 20;

    private final WebhookAdmin admin;
    private final JsonBodies json;

    WebhookResource(WebhookAdmin admin, JsonBodies json) {
        this.admin = admin;
        this.json = json;
    }

    ConsoleResponse list(Call call) {
        call.parameters().check();
        return json.list(
                admin.webhooks().list().stream().map(ShownSecrets::masked).toList(), null);
    }

    ConsoleResponse create(Call call) {
        Webhook created = as(call).webhooks().create(WebhookReader.readNew(json.body(call)));
        return created(201, created)
                .withHeader("Location", call.request().mountPath() + "/api/webhooks/" + created.id());
    }

    /** Responds with the new webhook and its secret, which has not been shown yet. */
    private ConsoleResponse created(int status, Webhook webhook) {
        Map<String, @Nullable Object> tree = ShownSecrets.masked(webhook);
        if (!webhook.signingKeys().isEmpty()) {
            reveal(webhook.signingKeys().get(0), tree);
        }
        return json.answer(status, tree).withHeader("ETag", WebhookTag.of(webhook, json));
    }

    ConsoleResponse read(Call call) {
        return answer(find(call));
    }

    ConsoleResponse replace(Call call) {
        Map<String, @Nullable Object> body = json.body(call);
        return changed(call, current -> {
            Webhook stored = as(call).webhooks().update(current, WebhookReader.readChanged(body, current));
            return current instanceof UnreadableWebhook ? created(200, stored) : answer(stored);
        });
    }

    ConsoleResponse delete(Call call) {
        return changed(call, current -> {
            as(call).webhooks().delete(current);
            return json.empty(204);
        });
    }

    /**
     * Changes the webhook only if it is still in the state that was read. If the client required no state, the change
     * is retried after a conflicting one.
     */
    private ConsoleResponse changed(Call call, Function<Webhook, ConsoleResponse> change) {
        for (int tries = 1; ; tries++) {
            Webhook current = find(call);
            EntityTag.requireMatch(call.request(), WebhookTag.of(current, json));
            try {
                return change.apply(current);
            } catch (ConflictException e) {
                if (EntityTag.isRequired(call.request())) {
                    throw EntityTag.mismatch("in this very moment");
                }
                if (tries == MAX_TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Responds with the full URL, which is masked elsewhere. */
    ConsoleResponse revealUrl(Call call) {
        return json.answer(200, Map.of("url", find(call).url()));
    }

    ConsoleResponse test(Call call) {
        Map<String, @Nullable Object> event = json.bodyIfAny(call);
        Receipt receipt = event == null
                ? admin.diagnostics().test(call.id())
                : admin.diagnostics().test(call.id(), EventReader.read(event));
        return json.answer(202, Map.of("eventId", receipt.eventId(), "deliveryIds", receipt.deliveryIds()));
    }

    ConsoleResponse rotateSecret(Call call) {
        Parameters parameters = call.parameters();
        Duration overlap =
                parameters.value("overlap", WebhookResource::overlap, "a duration up to P365D such as PT24H, or PT0S");
        parameters.check();
        SigningKey key = as(call).webhooks()
                .rotateSecret(call.id(), overlap == null ? WebhookOperations.DEFAULT_KEY_OVERLAP : overlap);
        Map<String, @Nullable Object> tree = ShownSecrets.masked(find(call));
        reveal(key, tree);
        return json.answer(200, tree);
    }

    ConsoleResponse replay(Call call) {
        ReplayResult replay =
                as(call).deliveries().replay(DeliveryQueries.replay(find(call).id(), call.parameters()));
        return json.answer(202, Map.of("redelivered", (long) replay.redelivered(), "skipped", (long) replay.skipped()));
    }

    private WebhookAdmin as(Call call) {
        return admin.as(call.request().user());
    }

    private Webhook find(Call call) {
        return admin.webhooks()
                .find(call.id())
                .orElseThrow(() ->
                        new NotFoundException("there is no webhook '" + call.id() + "'; it may have been deleted"));
    }

    private ConsoleResponse answer(Webhook webhook) {
        return json.answer(200, ShownSecrets.masked(webhook)).withHeader("ETag", WebhookTag.of(webhook, json));
    }

    /** Adds a shared secret, which the receiver needs. The private key of a pair is only for the sender. */
    private static void reveal(SigningKey key, Map<String, @Nullable Object> tree) {
        if (key.publicKey() == null) {
            tree.put("secret", key.reveal());
        }
    }

    private static Duration overlap(String text) {
        Duration overlap = Duration.parse(text);
        if (overlap.isNegative() || overlap.compareTo(WebhookOperations.MAX_KEY_OVERLAP) > 0) {
            throw new IllegalArgumentException("out of range");
        }
        return overlap;
    }
}
