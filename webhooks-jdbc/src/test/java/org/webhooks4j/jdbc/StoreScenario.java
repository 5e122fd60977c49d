package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;
import org.webhooks4j.Transaction;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.NewDelivery;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.StoredEvent;
import org.webhooks4j.spi.WebhookEdit;

/**
 * All that a node does with a store, once: whatever a connection does otherwise than others is found by one of its
 * steps.
 */
final class StoreScenario {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final List<String> WEBHOOKS = List.of("wh_a", "wh_b", "wh_c");

    /** Each webhook's own. */
    private static final List<Ordering> ORDERINGS = List.of(Ordering.PER_OBJECT, Ordering.LATEST, Ordering.NONE);

    private final JdbcStore store;
    private final QueueDriver queue;

    private StoreScenario(JdbcStore store) {
        this.store = store;
        this.queue = new QueueDriver(store);
    }

    /** Runs on tables that are empty, and leaves them so. */
    static void run(JdbcStore store) {
        new StoreScenario(store).run();
    }

    private void run() {
        webhooksAreKept();
        enqueue(1, 1);
        enqueue(1, 3);
        enqueue(4, 2);
        List<Claim> claims = queue.claim(100);
        assertThat(claims).hasSize(12);
        assertThat(claims).allSatisfy(StoreScenario::isWhole);
        List<Claim> again = recordedAndClaimed(claims);
        assertThat(again).hasSize(5).allSatisfy(StoreScenario::isWhole);
        queue.dead(again);
        assertThat(queue.pending()).isEmpty();
        redelivered();
        discarded();
        removed();
    }

    private void webhooksAreKept() {
        List<Webhook> webhooks = new ArrayList<>();
        for (String id : WEBHOOKS) {
            webhooks.add(Webhook.to("https://example.com/" + id)
                    .id(id)
                    .on(EventType.UPDATE)
                    .build());
        }
        store.webhooks().change(webhooks.stream().map(WebhookEdit::adding).toList());
        assertThat(store.webhooks().findAll()).extracting(Webhook::id).containsExactlyInAnyOrderElementsOf(WEBHOOKS);
    }

    private void enqueue(int events, int deliveries) {
        List<NewEvent> all = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            String ulid = ulid();
            List<NewDelivery> ofEvent = new ArrayList<>();
            for (int j = 0; j < deliveries; j++) {
                ofEvent.add(new NewDelivery(
                        "msg_" + ulid + "_" + (j + 1), WEBHOOKS.get(j), ORDERINGS.get(j), Trigger.AUTOMATIC, 0));
            }
            all.add(event(ulid, ulid, ofEvent));
        }
        store.queue().enqueue(Transaction.NONE, all);
    }

    private static String ulid() {
        return String.format("01K%023d", NUMBERS.incrementAndGet());
    }

    private static NewEvent event(String ulid, String object, List<NewDelivery> deliveries) {
        return new NewEvent(
                new StoredEvent(
                        "evt_" + ulid, EventType.UPDATE, "server", object, "alice", null, Instant.EPOCH, text(object)),
                deliveries);
    }

    private static String text(String ulid) {
        return "{\"name\":\"" + ulid + " \\\\ ' ? é ✓\"}";
    }

    private static void isWhole(Claim claim) {
        assertThat(claim.event().id()).contains(claim.deliveryId().substring(4, 30));
        assertThat(claim.event().payload()).isEqualTo(text(claim.event().objectId()));
        assertThat(claim.event().actor()).isEqualTo("alice");
        assertThat(claim.sequence()).isEqualTo(1);
    }

    private List<Claim> recordedAndClaimed(List<Claim> claims) {
        List<Completion> completions = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            Claim claim = claims.get(i);
            completions.add(
                    i < 5
                            ? Completion.retry(claim, Duration.ZERO, QueueDriver.attempt(claim, "later"))
                            : Completion.ended(claim, DeliveryStatus.DELIVERED, QueueDriver.attempt(claim, "é ✓")));
        }
        List<Claim> again = store.queue().completeAndClaim(completions, store.log(), QueueDriver.request(100));
        assertThat(queue.attempts(claims.get(0))).hasSize(1);
        assertThat(queue.attempts(claims.get(7)).get(0).response().body()).isEqualTo("é ✓");
        return again;
    }

    private void redelivered() {
        List<Delivery> dead = store.log()
                .search(DeliveryQuery.all().withStatus(DeliveryStatus.DEAD).withLimit(3))
                .items();
        assertThat(dead).hasSize(3);
        assertThat(store.queue().redeliver(dead, Trigger.MANUAL, store.log())).hasSize(3);
        assertThat(store.queue().countPending(Set.copyOf(WEBHOOKS), 100).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(3);
        List<Claim> claims = queue.claim(100);
        assertThat(claims).hasSize(3).allSatisfy(StoreScenario::isWhole);
        queue.complete(claims.stream()
                .map(claim -> Completion.ended(claim, DeliveryStatus.DELIVERED, QueueDriver.attempt(claim, "fine")))
                .toList());
    }

    /** Of four deliveries of one object, of which the first waits for its retry, the last two. */
    private void discarded() {
        List<String> ids = new ArrayList<>();
        String object = ulid();
        for (int i = 0; i < 4; i++) {
            String ulid = ulid();
            ids.add("msg_" + ulid + "_1");
            NewDelivery delivery =
                    new NewDelivery(ids.get(i), WEBHOOKS.get(0), Ordering.PER_OBJECT, Trigger.AUTOMATIC, 0);
            store.queue().enqueue(Transaction.NONE, List.of(event(ulid, object, List.of(delivery))));
        }
        Claim first = queue.claim(100).get(0);
        queue.complete(List.of(Completion.retry(first, Duration.ofDays(1), QueueDriver.attempt(first, "later"))));
        assertThat(queue.claim(100)).isEmpty();
        for (String id : List.of(ids.get(3), ids.get(2))) {
            assertThat(store.queue().waiting().discard(Set.of(id), store.log())).containsExactly(id);
        }
        assertThat(store.queue().waiting().blockers(Set.copyOf(ids))).isEqualTo(Map.of(ids.get(1), ids.get(0)));
        assertThat(store.queue().waiting().hasten(ids.get(0), transaction -> {}))
                .isTrue();
        for (String id : List.of(ids.get(0), ids.get(1))) {
            List<Claim> claims = queue.claim(100);
            assertThat(claims).extracting(Claim::deliveryId).containsExactly(id);
            queue.complete(claims.stream()
                    .map(claim -> Completion.ended(claim, DeliveryStatus.DELIVERED, QueueDriver.attempt(claim, "fine")))
                    .toList());
        }
    }

    private void removed() {
        assertThat(queue.ended()).hasSize(16);
        store.webhooks()
                .change(store.webhooks().findAll().stream()
                        .map(WebhookEdit::removing)
                        .toList());
        store.log().releaseDead(id -> false, 100);
        assertThat(store.log().purge(Duration.ZERO, 100)).isEqualTo(16);
        assertThat(store.events().purge(Duration.ZERO, 100)).isEqualTo(10);
        assertThat(queue.ended()).isEmpty();
    }
}
