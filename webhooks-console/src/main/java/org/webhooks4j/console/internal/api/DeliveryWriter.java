package org.webhooks4j.console.internal.api;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Change;
import org.webhooks4j.Event;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryDetails;
import org.webhooks4j.admin.Waiting;
import org.webhooks4j.internal.text.SecretUrl;

/** Writes a delivery, its event and its attempts as JSON. */
final class DeliveryWriter {

    private DeliveryWriter() {}

    static Map<String, @Nullable Object> tree(Delivery delivery, @Nullable Waiting waiting) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", delivery.id());
        tree.put("webhookId", delivery.webhookId());
        tree.put("eventId", delivery.eventId());
        tree.put("eventType", delivery.eventType().value());
        tree.put("objectType", delivery.objectType());
        tree.put("objectId", delivery.objectId());
        tree.put("occurredAt", delivery.occurredAt().toString());
        tree.put("status", name(delivery.status()));
        tree.put("trigger", name(delivery.trigger()));
        tree.put("sequence", delivery.sequence());
        tree.put("attemptCount", (long) delivery.attempts());
        tree.put("nextAttemptAt", text(delivery.nextAttemptAt()));
        tree.put("lastOutcome", delivery.lastOutcome() == null ? null : name(delivery.lastOutcome()));
        tree.put(
                "lastStatusCode",
                delivery.lastStatusCode() == null
                        ? null
                        : (Object) delivery.lastStatusCode().longValue());
        tree.put("lastAttemptAt", text(delivery.lastAttemptAt()));
        tree.put("lastDurationMillis", delivery.lastDurationMillis());
        tree.put("waiting", waiting == null ? null : tree(waiting));
        return tree;
    }

    private static Map<String, @Nullable Object> tree(Waiting waiting) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("reason", name(waiting.reason()));
        tree.put("until", text(waiting.until()));
        tree.put("behind", waiting.behind());
        return tree;
    }

    static Map<String, @Nullable Object> tree(DeliveryDetails details) {
        Map<String, @Nullable Object> tree = tree(details.delivery(), details.waiting());
        tree.put("event", details.event() == null ? null : tree(details.event()));
        tree.put(
                "attempts",
                details.attempts().stream().map(DeliveryWriter::tree).toList());
        return tree;
    }

    private static Map<String, @Nullable Object> tree(Event event) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", event.id());
        tree.put("type", event.type().value());
        tree.put("occurredAt", event.occurredAt().toString());
        tree.put("objectType", event.objectType());
        tree.put("objectId", event.objectId());
        tree.put("actor", event.actor());
        tree.put("origin", event.origin());
        tree.put("before", event.before());
        tree.put("after", event.after());
        tree.put("changes", event.changes().stream().map(DeliveryWriter::tree).toList());
        return tree;
    }

    /**
     * Writes a change. Omits {@code before} for an addition and {@code after} for a removal, because null is a valid
     * value of both.
     */
    private static Map<String, @Nullable Object> tree(Change change) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("path", change.path());
        if (!change.isAdded()) {
            tree.put("before", change.before());
        }
        if (!change.isRemoved()) {
            tree.put("after", change.after());
        }
        return tree;
    }

    private static Map<String, @Nullable Object> tree(Attempt attempt) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("number", (long) attempt.number());
        tree.put("trigger", name(attempt.trigger()));
        tree.put("startedAt", attempt.startedAt().toString());
        tree.put("node", attempt.node());
        tree.put("outcome", name(attempt.outcome()));
        tree.put("request", tree(attempt.request()));
        tree.put("response", attempt.response() == null ? null : tree(attempt.response()));
        tree.put("connectedMillis", millis(attempt.timing().connected()));
        tree.put("firstByteMillis", millis(attempt.timing().firstByte()));
        tree.put("durationMillis", millis(attempt.timing().total()));
        tree.put("error", attempt.error());
        tree.put("nextAttemptAt", text(attempt.nextAttemptAt()));
        return tree;
    }

    private static Map<String, @Nullable Object> tree(Attempt.Request request) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("url", SecretUrl.masked(request.url()));
        tree.put("address", request.address());
        tree.put("headers", ShownSecrets.mask(request.headers()));
        tree.put("bodyBytes", (long) request.bodyBytes());
        tree.put("bodySha256", request.bodySha256());
        return tree;
    }

    private static Map<String, @Nullable Object> tree(Attempt.Response response) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("statusCode", (long) response.statusCode());
        tree.put("headers", response.headers());
        tree.put("body", response.body());
        tree.put("bodyTruncated", response.bodyTruncated());
        return tree;
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : (Long) duration.toMillis();
    }
}
