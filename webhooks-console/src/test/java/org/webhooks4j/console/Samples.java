package org.webhooks4j.console;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Change;
import org.webhooks4j.Event;
import org.webhooks4j.EventType;
import org.webhooks4j.admin.Activity;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryDetails;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.admin.WebhookTrend;

/** Deliveries as an engine would have recorded them. */
final class Samples {

    static final Instant START = Instant.parse("2026-11-23T16:11:07.887Z");

    /** The body of each sample attempt's request. */
    static final String BODY = """
            {"id":"evt_01","type":"update","timestamp":"2026-11-23T16:18:07.412Z","data":{"objectType":"server",\
            "objectId":"43","sequence":7,"actor":"alice","object":{"name":"web-01","status":"active","memory":64},\
            "before":{"name":"web-01","status":"in_stock","rack":null},"changes":[{"path":"status","before":"in_stock",\
            "after":"active"},{"path":"memory","after":64},{"path":"rack","before":null}]}}""";

    private Samples() {}

    /** An update of a server, delivered at the first attempt. */
    static DeliveryDetails delivered(String id, String webhookId, int minutes) {
        return details(id, webhookId, "42", minutes, List.of(attempt(1, Outcome.DELIVERED, 200, minutes)));
    }

    /** An update of a server, given up after two attempts. */
    static DeliveryDetails dead(String id, String webhookId, int minutes) {
        return details(
                id,
                webhookId,
                "43",
                minutes,
                List.of(
                        attempt(1, Outcome.REJECTED, 500, minutes),
                        attempt(2, Outcome.CONNECT_FAILURE, null, minutes + 5)));
    }

    /** An update that a receiver answered with a body of its own. */
    static DeliveryDetails answered(String id, String body) {
        Attempt attempt = attempt(1, Outcome.DELIVERED, 200, 0);
        Attempt.Response response =
                new Attempt.Response(200, Map.of("content-type", List.of("application/json")), body, false);
        return details(
                id,
                "wh",
                "42",
                0,
                List.of(new Attempt(
                        attempt.number(),
                        attempt.trigger(),
                        attempt.startedAt(),
                        attempt.node(),
                        attempt.outcome(),
                        attempt.request(),
                        response,
                        attempt.timing(),
                        null,
                        null)));
    }

    static DeliveryDetails pendingAgain(DeliveryDetails details) {
        Delivery old = details.delivery();
        Delivery delivery = new Delivery(
                old.id(),
                old.webhookId(),
                old.eventId(),
                old.eventType(),
                old.objectType(),
                old.objectId(),
                old.occurredAt(),
                DeliveryStatus.PENDING,
                Trigger.MANUAL,
                old.sequence(),
                old.attempts(),
                old.occurredAt(),
                old.lastOutcome(),
                old.lastStatusCode(),
                old.lastAttemptAt(),
                old.lastDurationMillis(),
                old.incarnation());
        return new DeliveryDetails(delivery, details.event(), details.attempts());
    }

    /** A day in which a tenth of what was sent failed, a number of deliveries an hour. */
    static WebhookTrend trend(String webhookId, int each, @Nullable Instant failingSince) {
        List<WebhookTrend.Hour> hours = new ArrayList<>();
        for (int i = 0; i < WebhookTrend.HOURS; i++) {
            hours.add(new WebhookTrend.Hour(
                    START.truncatedTo(ChronoUnit.HOURS).minus(WebhookTrend.HOURS - 1L - i, ChronoUnit.HOURS),
                    each * 9L,
                    each));
        }
        return new WebhookTrend(webhookId, hours, Duration.ofMillis(180), failingSince);
    }

    /** The same, discarded. */
    static DeliveryDetails cancelled(DeliveryDetails details) {
        return with(details, DeliveryStatus.CANCELLED);
    }

    private static DeliveryDetails with(DeliveryDetails details, DeliveryStatus status) {
        Delivery old = details.delivery();
        Delivery delivery = new Delivery(
                old.id(),
                old.webhookId(),
                old.eventId(),
                old.eventType(),
                old.objectType(),
                old.objectId(),
                old.occurredAt(),
                status,
                old.trigger(),
                old.sequence(),
                old.attempts(),
                null,
                old.lastOutcome(),
                old.lastStatusCode(),
                old.lastAttemptAt(),
                old.lastDurationMillis(),
                old.incarnation());
        return new DeliveryDetails(delivery, details.event(), details.attempts());
    }

    private static DeliveryDetails details(
            String id, String webhookId, String objectId, int minutes, List<Attempt> attempts) {
        Attempt last = attempts.get(attempts.size() - 1);
        Attempt.Response response = last.response();
        Delivery delivery = new Delivery(
                id,
                webhookId,
                "evt_" + id,
                EventType.UPDATE,
                "server",
                objectId,
                at(minutes),
                last.outcome() == Outcome.DELIVERED ? DeliveryStatus.DELIVERED : DeliveryStatus.DEAD,
                Trigger.AUTOMATIC,
                7L,
                attempts.size(),
                null,
                last.outcome(),
                response == null ? null : response.statusCode(),
                last.startedAt(),
                last.timing().total().toMillis(),
                0);
        return new DeliveryDetails(delivery, update("evt_" + id, objectId, at(minutes)), attempts);
    }

    private static Attempt attempt(int number, Outcome outcome, @Nullable Integer statusCode, int minutes) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("webhook-id", "msg_1");
        headers.put("webhook-attempt", String.valueOf(number));
        headers.put("X-Api-Key", "s3cret");
        return new Attempt(
                number,
                Trigger.AUTOMATIC,
                at(minutes),
                "node-a",
                outcome,
                new Attempt.Request(
                        "https://inventory.example.com/api/object-updated",
                        "192.0.2.10",
                        headers,
                        BODY.length(),
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
                statusCode == null
                        ? null
                        : new Attempt.Response(
                                statusCode,
                                Map.of("content-type", List.of("application/json")),
                                "{\"received\":true}",
                                false),
                new Attempt.Timing(Duration.ofMillis(12), Duration.ofMillis(70), Duration.ofMillis(83)),
                statusCode == null ? "connection refused by 192.0.2.10 port 443" : null,
                null);
    }

    /** A day in which every hour has deliveries, refusals and timeouts. */
    static List<Activity.Hour> hours() {
        List<Activity.Hour> hours = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            hours.add(new Activity.Hour(
                    START.truncatedTo(ChronoUnit.HOURS).plus(i - 23L, ChronoUnit.HOURS),
                    Map.of(
                            Outcome.DELIVERED,
                            Math.round(70 - 58 * Math.cos(i * Math.PI / 12) + i * 7 % 11),
                            Outcome.REJECTED,
                            i % 9 == 4 ? 14L : 1L,
                            Outcome.TIMEOUT,
                            i == 15 ? 9L : 1L),
                    Duration.ofMillis(24 + i * 5 % 7),
                    Duration.ofMillis(90 + i * 17 % 37),
                    Duration.ofMillis(200 + i * 29 % 83)));
        }
        return hours;
    }

    private static Instant at(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    private static Event update(String id, String objectId, Instant at) {
        Map<String, @Nullable Object> before = new LinkedHashMap<>();
        before.put("name", "web-01");
        before.put("status", "in_stock");
        before.put("rack", null);
        Map<String, @Nullable Object> after = new LinkedHashMap<>(before);
        after.put("status", "active");
        after.put("memory", 64L);
        after.remove("rack");
        List<Change> changes = List.of(
                Change.replaced("status", "in_stock", "active"),
                Change.added("memory", 64L),
                Change.removed("rack", null));
        return new SampleEvent(id, EventType.UPDATE, at, "server", objectId, "alice", null, before, after, changes);
    }

    /** An event of which every text is the same. */
    static Event event(
            String text,
            String objectId,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after,
            List<Change> changes) {
        return new SampleEvent("evt_x", EventType.UPDATE, START, text, objectId, text, text, before, after, changes);
    }

    private record SampleEvent(
            String id,
            EventType type,
            Instant occurredAt,
            String objectType,
            String objectId,
            @Nullable String actor,
            @Nullable String origin,
            @Nullable Map<String, @Nullable Object> before,
            @Nullable Map<String, @Nullable Object> after,
            List<Change> changes)
            implements Event {}
}
