package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.internal.id.IdPrefix;
import org.webhooks4j.internal.id.Ulid;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.DeliveryQueue;
import org.webhooks4j.spi.NewDelivery;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.StoredEvent;

/** Uses a store as the engine does, with short methods for tests. */
final class StoreDriver {

    static final Duration HOUR = Duration.ofHours(1);
    static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");

    private static final Duration STEP = Duration.ofMillis(5);
    private static final int MAX_STEPS = 6_000;

    private final StoreContract contract;
    private int events;

    StoreDriver(StoreContract contract) {
        this.contract = contract;
    }

    DeliveryQueue queue() {
        return contract.store().queue();
    }

    DeliveryLog log() {
        return contract.store().log();
    }

    /** Creates an update of an object of type {@code server}; each event occurs one second after the previous one. */
    StoredEvent event(String objectId) {
        return event("update", "server", objectId, "{}");
    }

    StoredEvent event(String type, String objectType, String objectId, String payload) {
        int number = ++events;
        Instant occurredAt = NOON.plusSeconds(number);
        return StoredEvent.builder()
                .id(IdPrefix.EVENT
                        + Ulid.timeOf(occurredAt.toEpochMilli())
                        + String.format(Locale.ROOT, "%016d", number))
                .type(EventType.of(type))
                .objectType(objectType)
                .objectId(objectId)
                .occurredAt(occurredAt)
                .payload(payload)
                .build();
    }

    static NewEvent to(StoredEvent event, Ordering ordering, String... webhooks) {
        List<NewDelivery> deliveries = new ArrayList<>();
        for (String webhook : webhooks) {
            String id = deliveryId(event, deliveries.size() + 1);
            deliveries.add(new NewDelivery(id, webhook, ordering, Trigger.AUTOMATIC, 0));
        }
        return new NewEvent(event, deliveries);
    }

    /** Creates an update of an object for one incarnation of a webhook. */
    static NewEvent to(StoredEvent event, String webhook, long incarnation) {
        return to(event, Ordering.PER_OBJECT, webhook, incarnation);
    }

    static NewEvent to(StoredEvent event, Ordering ordering, String webhook, long incarnation) {
        String id = deliveryId(event, 1);
        return new NewEvent(event, List.of(new NewDelivery(id, webhook, ordering, Trigger.AUTOMATIC, incarnation)));
    }

    private static String deliveryId(StoredEvent event, int number) {
        return IdPrefix.delivery(event.id().substring(IdPrefix.EVENT.length()), number);
    }

    /** Stores events of one object for one webhook, ordered per object, and returns the deliveries' ids. */
    List<String> enqueue(int count, String webhook, String objectId) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(enqueue(to(event(objectId), Ordering.PER_OBJECT, webhook)));
        }
        return ids;
    }

    /** Stores events of one object for one webhook in one transaction, and returns the deliveries' ids. */
    List<String> enqueueAtOnce(int count, Ordering ordering, String webhook, String objectId) {
        List<NewEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(to(event(objectId), ordering, webhook));
        }
        queue().enqueue(Transaction.NONE, events);
        return events.stream().map(event -> event.deliveries().get(0).id()).toList();
    }

    String enqueue(String webhook, String objectId) {
        return enqueue(1, webhook, objectId).get(0);
    }

    /** Stores an event and returns the first delivery's id. */
    String enqueue(NewEvent event) {
        queue().enqueue(Transaction.NONE, List.of(event));
        return event.deliveries().get(0).id();
    }

    static ClaimRequest request(int limit, Duration lease) {
        return new ClaimRequest("node-1", limit, limit, Map.of(), lease);
    }

    List<Claim> claim(int limit) {
        return queue().claim(request(limit, HOUR));
    }

    Claim claimOne() {
        List<Claim> claims = claim(100);
        assertThat(claims).hasSize(1);
        return claims.get(0);
    }

    List<String> claimedIds(int limit) {
        return ids(claim(limit));
    }

    static List<String> ids(List<Claim> claims) {
        return claims.stream().map(Claim::deliveryId).toList();
    }

    /** Lets time pass until a claim returns deliveries. */
    List<Claim> claimEventually(int limit) {
        for (int i = 0; i < MAX_STEPS; i++) {
            List<Claim> claims = claim(limit);
            if (!claims.isEmpty()) {
                return claims;
            }
            contract.timePasses(STEP);
        }
        throw new AssertionError("nothing could be claimed after " + MAX_STEPS + " steps of " + STEP);
    }

    void complete(Completion... completions) {
        queue().complete(List.of(completions), log());
    }

    void deliver(Claim claim) {
        complete(delivered(claim));
    }

    static Claim triggered(Claim claim, Trigger trigger) {
        return claim.toBuilder().trigger(trigger).build();
    }

    static Completion delivered(Claim claim) {
        return Completion.ended(claim, DeliveryStatus.DELIVERED, attempt(claim, Outcome.DELIVERED, 204, null));
    }

    static Completion dead(Claim claim) {
        return Completion.ended(claim, DeliveryStatus.DEAD, attempt(claim, Outcome.REJECTED, 500, null));
    }

    static Completion failed(Claim claim, Duration delay) {
        return Completion.retry(claim, delay, attempt(claim, Outcome.THROTTLED, 503, NOON.plus(delay)));
    }

    static Attempt attempt(Claim claim, Outcome outcome, int statusCode, @Nullable Instant nextAttemptAt) {
        return Attempt.builder()
                .number(claim.attempts() + 1)
                .trigger(claim.trigger())
                .startedAt(NOON.plusSeconds(60))
                .node("node-1")
                .outcome(outcome)
                .request(Attempt.Request.builder()
                        .url("https://example.com/hook")
                        .address("192.0.2.1")
                        .headers(Map.of("webhook-id", "1"))
                        .bodyBytes(2)
                        .bodySha256("ab12")
                        .build())
                .response(Attempt.Response.builder()
                        .statusCode(statusCode)
                        .headers(Map.of("server", List.of("test")))
                        .body("answer")
                        .build())
                .timing(Attempt.Timing.builder()
                        .firstByte(Duration.ofMillis(7))
                        .total(Duration.ofMillis(12))
                        .build())
                .nextAttemptAt(nextAttemptAt)
                .build();
    }

    List<Delivery> pending() {
        return queue().pending(DeliveryQuery.all()).items();
    }

    List<Delivery> ended() {
        return log().search(DeliveryQuery.all()).items();
    }

    Delivery ended(String id) {
        List<Delivery> found =
                log().search(DeliveryQuery.all().withDelivery(id)).items();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    static List<String> idsOf(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::id).toList();
    }
}
