package org.webhooks4j.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryQueue;
import org.webhooks4j.spi.NewDelivery;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.StoredEvent;
import org.webhooks4j.spi.WebhookStore;

/** Puts deliveries of one webhook into a store, takes them and ends them. */
final class QueueDriver {

    private static final AtomicInteger ULIDS = new AtomicInteger();

    private final WebhookStore store;

    QueueDriver(WebhookStore store) {
        this.store = store;
    }

    DeliveryQueue queue() {
        return store.queue();
    }

    void enqueue(int count) {
        enqueue(count, "{}");
    }

    /** Events of as many objects. */
    void enqueue(int count, String payload) {
        List<NewEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String ulid = String.format("01K%023d", ULIDS.incrementAndGet());
            StoredEvent event = new StoredEvent(
                    "evt_" + ulid, EventType.UPDATE, "server", ulid, null, null, Instant.EPOCH, payload);
            NewDelivery delivery =
                    new NewDelivery("msg_" + ulid + "_1", "wh_a", Ordering.PER_OBJECT, Trigger.AUTOMATIC, 0);
            events.add(new NewEvent(event, List.of(delivery)));
        }
        queue().enqueue(Transaction.NONE, events);
    }

    List<Claim> claim(int limit) {
        return queue().claim(request(limit));
    }

    static ClaimRequest request(int limit) {
        return new ClaimRequest("node-1", limit, limit, Map.of(), Duration.ofHours(1));
    }

    void dead(List<Claim> claims) {
        complete(claims.stream()
                .map(claim -> Completion.ended(claim, DeliveryStatus.DEAD, attempt(claim, "no")))
                .toList());
    }

    void complete(List<Completion> completions) {
        queue().complete(completions, store.log());
    }

    /** An attempt that the receiver refused with such an answer. */
    static Attempt attempt(Claim claim, String answer) {
        return new Attempt(
                claim.attempts() + 1,
                claim.trigger(),
                Instant.EPOCH,
                "node-1",
                Outcome.REJECTED,
                new Attempt.Request("https://example.com", "127.0.0.1", Map.of(), 2, "0".repeat(64)),
                new Attempt.Response(500, Map.of("content-type", List.of("text/plain")), answer, false),
                new Attempt.Timing(null, null, Duration.ofMillis(5)),
                "the receiver answered 500",
                null);
    }

    List<Delivery> pending() {
        return queue().pending(DeliveryQuery.all().withLimit(500)).items();
    }

    List<Delivery> ended() {
        return store.log().search(DeliveryQuery.all().withLimit(500)).items();
    }

    List<Attempt> attempts(Claim claim) {
        return store.log().attempts(claim.deliveryId());
    }
}
