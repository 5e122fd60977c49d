package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.webhooks4j.Ordering;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.NewEvent;

/** Contract tests for {@link org.webhooks4j.spi.DeliveryQueue}: the order within and between ordering keys. */
public abstract class DeliveryOrderContract extends StoreContract {

    private static final Duration HOUR = StoreDriver.HOUR;

    /** For subclasses. */
    protected DeliveryOrderContract() {}

    @Test
    void onlyTheFirstDeliveryOfAnOrderingKeyIsClaimed() {
        List<String> ids = driver().enqueue(3, "wh_a", "42");

        assertThat(driver().claimedIds(10)).containsExactly(ids.get(0));
        assertThat(driver().claim(10)).isEmpty();
    }

    @Test
    void howeverTheFirstEndsTheNextFollowsAtOnce() {
        for (DeliveryStatus status : DeliveryStatus.values()) {
            if (status != DeliveryStatus.PENDING) {
                List<String> ids = driver().enqueue(3, "wh_a", status.name());
                Claim first = driver().claimOne();
                assertThat(driver().claim(10)).isEmpty();

                driver().complete(Completion.ended(first, status, null));

                assertThat(driver().claimedIds(10)).as(status.name()).containsExactly(ids.get(1));
            }
        }
    }

    @Test
    void allDeliveriesOfALongOrderingKeyAreClaimedInTheEnd() {
        List<String> ids = driver().enqueue(5, "wh_a", "42");
        Claim current = driver().claimOne();
        assertThat(driver().claim(10)).isEmpty();
        for (String next : ids.subList(1, 5)) {
            driver().deliver(current);

            List<Claim> claims = driver().claim(10);

            assertThat(StoreDriver.ids(claims)).containsExactly(next);
            current = claims.get(0);
        }
    }

    @Test
    void theRestOfAnOrderingKeyWaitsWhileItsFirstDeliveryIsRetried() {
        List<String> ids = driver().enqueue(2, "wh_a", "42");
        driver().complete(StoreDriver.failed(driver().claimOne(), Duration.ofMillis(20)));

        Claim again = driver().claimEventually(10).get(0);

        assertThat(again.deliveryId()).isEqualTo(ids.get(0));
        driver().deliver(again);
        assertThat(driver().claimedIds(10)).containsExactly(ids.get(1));
    }

    @Test
    void aDeliveryThatComesDuringALongRetryWaitsToo() {
        driver().enqueue("wh_a", "42");
        driver().complete(StoreDriver.failed(driver().claimOne(), HOUR));
        driver().enqueue("wh_a", "42");

        assertThat(driver().claim(10)).isEmpty();
        assertThat(driver().claim(10)).isEmpty();
    }

    @Test
    void anOrderingKeyContinuesAfterTheNodeThatHeldItIsGone() {
        List<String> ids = driver().enqueue(2, "wh_a", "42");
        for (int i = 0; i < 2; i++) {
            driver().queue().claim(StoreDriver.request(10, Duration.ofMillis(20)));
        }

        Claim again = driver().claimEventually(10).get(0);

        assertThat(again.deliveryId()).isEqualTo(ids.get(0));
        assertThat(driver().claim(10)).isEmpty();
        driver().deliver(again);
        assertThat(driver().claimedIds(10)).containsExactly(ids.get(1));
    }

    @Test
    void orderingKeysDoNotWaitForEachOther() {
        driver().enqueue(2, "wh_a", "42");
        driver().complete(StoreDriver.failed(driver().claimOne(), HOUR));

        String otherObject = driver().enqueue("wh_a", "43");
        String otherWebhook = driver().enqueue("wh_b", "42");
        String otherType = driver().enqueue(
                        StoreDriver.to(driver().event("update", "switch", "42", "{}"), Ordering.PER_OBJECT, "wh_a"));

        assertThat(driver().claimedIds(10)).containsExactlyInAnyOrder(otherObject, otherWebhook, otherType);
    }

    @Test
    void aLongOrderingKeyDoesNotHideOthersBehindIt() {
        driver().enqueue(300, "wh_a", "42");
        String other = driver().enqueue("wh_a", "43");

        Set<String> claimed = new HashSet<>();
        for (int i = 0; i < 100 && !claimed.contains(other); i++) {
            claimed.addAll(driver().claimedIds(2));
        }

        assertThat(claimed).hasSize(2).contains(other);
    }

    @Test
    void eachClaimReturnsTheNextDeliveryOfALongOrderingKeyAndTheNextOfAllOthers() {
        List<String> ids = driver().enqueueAtOnce(5_000, Ordering.PER_OBJECT, "wh_a", "42");
        List<String> others = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            others.add(driver().enqueue("wh_a", "other-" + i));
        }
        String otherWebhook = driver().enqueue("wh_b", "42");

        List<Claim> first = driver().claim(32);

        assertThat(StoreDriver.ids(first))
                .hasSize(22)
                .contains(ids.get(0), otherWebhook)
                .containsAll(others);
        List<Completion> done = first.stream().map(StoreDriver::delivered).toList();
        for (int i = 1; i < 30; i++) {
            String other = driver().enqueue("wh_a", "late-" + i);
            List<Claim> claims = driver().queue().completeAndClaim(done, driver().log(), StoreDriver.request(32, HOUR));
            assertThat(StoreDriver.ids(claims)).containsExactlyInAnyOrder(ids.get(i), other);
            done = claims.stream().map(StoreDriver::delivered).toList();
        }
    }

    @Test
    void aRetryOfALongOrderingKeysFirstDeliveryIsNotDelayedByTheDeliveriesBehindIt() {
        List<String> ids = driver().enqueueAtOnce(2_000, Ordering.PER_OBJECT, "wh_a", "42");
        for (int i = 0; i < 3; i++) {
            Claim first = driver().claimEventually(10).get(0);
            assertThat(first.deliveryId()).isEqualTo(ids.get(0));
            driver().complete(StoreDriver.failed(first, Duration.ofMillis(20)));
        }
    }

    @Test
    void whatWaitsForAnEarlierOneHasNoNextAttempt() {
        List<String> ids = driver().enqueue(2, "wh_a", "42");
        for (int i = 0; i < 2; i++) {
            assertThat(driver().pending()).extracting(Delivery::id).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(driver().pending())
                    .filteredOn(delivery -> delivery.nextAttemptAt() != null)
                    .extracting(Delivery::id)
                    .containsExactly(ids.get(0));
            if (i == 0) {
                driver().complete(StoreDriver.failed(driver().claimOne(), HOUR));
                assertThat(driver().claim(10)).isEmpty();
            }
        }
    }

    @Test
    void unorderedDeliveriesDoNotWait() {
        for (int i = 0; i < 3; i++) {
            driver().enqueue(StoreDriver.to(driver().event("42"), Ordering.NONE, "wh_a"));
        }

        assertThat(driver().claim(10)).extracting(Claim::sequence).containsExactly(1L, 2L, 3L);
    }

    @Test
    void anOrderedDeliveryWaitsForAnEarlierUnorderedOne() {
        driver().enqueue(StoreDriver.to(driver().event("42"), Ordering.NONE, "wh_a"));
        String ordered = driver().enqueue("wh_a", "42");
        Claim unordered = driver().claimOne();
        assertThat(driver().claim(10)).isEmpty();

        driver().deliver(unordered);

        assertThat(driver().claimedIds(10)).containsExactly(ordered);
    }

    @Test
    void aRedeliveryGoesToTheEndOfItsOrderingKey() {
        List<String> ids = driver().enqueue(2, "wh_a", "42");
        driver().complete(StoreDriver.dead(driver().claimOne()));
        driver().queue().redeliver(List.of(driver().ended(ids.get(0))), Trigger.MANUAL, driver().log());

        Claim second = driver().claimOne();
        assertThat(second.deliveryId()).isEqualTo(ids.get(1));
        driver().deliver(second);
        assertThat(driver().claimedIds(10)).containsExactly(ids.get(0));
    }

    @Test
    void sequenceNumbersHaveNoGapsAndStay() {
        driver().enqueue(4, "wh_a", "42");
        List<Long> sequences = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Claim claim = driver().claimOne();
            driver().complete(StoreDriver.failed(claim, Duration.ZERO));
            Claim again = driver().claimEventually(10).get(0);
            assertThat(again.sequence()).isEqualTo(claim.sequence());
            sequences.add(again.sequence());
            driver().deliver(again);
        }

        assertThat(sequences).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void sequenceNumbersAreCountedForEachWebhookAndObject() {
        for (int i = 0; i < 2; i++) {
            driver().enqueue("wh_a", "42");
            driver().enqueue("wh_a", "43");
            driver().enqueue("wh_b", "42");
            List<Claim> claims = driver().claim(10);

            assertThat(claims).hasSize(3).extracting(Claim::sequence).containsOnly(i + 1L);
            claims.forEach(driver()::deliver);
        }
    }

    @Test
    void aNewerUpdateTakesThePlaceOfAnOlderOne() {
        String older = enqueueLatest("update");
        String newer = enqueueLatest("update");

        Claim first = driver().claimOne();
        assertThat(first.deliveryId()).isEqualTo(older);
        assertThat(first.superseded()).isTrue();
        assertThat(first.sequence()).isZero();
        driver().complete(Completion.ended(first, DeliveryStatus.SUPERSEDED, null));

        Claim second = driver().claimOne();
        assertThat(second.deliveryId()).isEqualTo(newer);
        assertThat(second.superseded()).isFalse();
        assertThat(second.sequence()).isEqualTo(1);
        assertThat(driver().ended(older).status()).isEqualTo(DeliveryStatus.SUPERSEDED);
        assertThat(driver().ended(older).sequence()).isNull();
    }

    @Test
    void onlyUpdatesAreSupersededAndOnlyByUpdates() {
        enqueueLatest("create");
        enqueueLatest("update");
        enqueueLatest("delete");

        for (int i = 1; i <= 3; i++) {
            Claim claim = driver().claimOne();
            assertThat(claim.superseded()).as(claim.event().type().value()).isFalse();
            assertThat(claim.sequence()).isEqualTo(i);
            driver().deliver(claim);
        }
    }

    @Test
    void anOrderingKeyOfWhichOnlyTheLatestCountsEndsWithTwoClaimsHoweverLong() {
        List<String> ids = driver().enqueueAtOnce(10_000, Ordering.LATEST, "wh_a", "42");

        Claim first = driver().claimOne();
        assertThat(first.deliveryId()).isEqualTo(ids.get(0));
        driver().complete(Completion.ended(first, DeliveryStatus.SUPERSEDED, null));

        Claim last = driver().claimOne();
        assertThat(last.deliveryId()).isEqualTo(ids.get(9_999));
        assertThat(last.superseded()).isFalse();
        assertThat(last.sequence()).isEqualTo(1);
        assertThat(driver().pending()).hasSize(1);
        assertThat(driver().ended(ids.get(5_000)))
                .extracting(Delivery::status, Delivery::sequence, Delivery::attempts, Delivery::objectId)
                .containsExactly(DeliveryStatus.SUPERSEDED, null, 0, "42");
    }

    @Test
    void anUpdateIsSupersededByTheOneThatFollowsItOnly() {
        enqueueLatest("update");
        enqueueLatest("delete");
        enqueueLatest("update");

        for (int i = 1; i <= 3; i++) {
            Claim claim = driver().claimOne();
            assertThat(claim.superseded()).as(claim.event().type().value()).isFalse();
            driver().deliver(claim);
        }
    }

    @Test
    void anUpdateThatWasTriedAlreadyIsSupersededToo() {
        enqueueLatest("update");
        driver().complete(StoreDriver.failed(driver().claimOne(), Duration.ZERO));
        enqueueLatest("update");

        Claim again = driver().claimEventually(10).get(0);

        assertThat(again.superseded()).isTrue();
        assertThat(again.attempts()).isEqualTo(1);
    }

    @Test
    void anUpdateOfAnotherObjectSupersedesNothing() {
        enqueueLatest("update");
        driver().enqueue(StoreDriver.to(driver().event("43"), Ordering.LATEST, "wh_a"));

        assertThat(driver().claim(10)).hasSize(2).extracting(Claim::superseded).containsOnly(false);
    }

    @Test
    void manyWorkersDeliverEverythingOnceAndInOrder() throws Exception {
        int lanes = 50;
        int perLane = 40;
        Map<String, Integer> places = new HashMap<>();
        List<NewEvent> events = new ArrayList<>();
        for (int place = 0; place < perLane; place++) {
            for (int lane = 0; lane < lanes; lane++) {
                NewEvent event =
                        StoreDriver.to(driver().event("object-" + lane), Ordering.PER_OBJECT, "wh_" + lane % 3);
                places.put(event.deliveries().get(0).id(), place);
                events.add(event);
            }
        }
        driver().queue().enqueue(Transaction.NONE, events);
        Map<String, ConcurrentLinkedQueue<Claim>> sent = new ConcurrentHashMap<>();
        AtomicInteger left = new AtomicInteger(lanes * perLane);

        ExecutorService workers = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                running.add(workers.submit(() -> work(sent, left)));
            }
            for (Future<?> worker : running) {
                worker.get(2, TimeUnit.MINUTES);
            }
        } finally {
            workers.shutdownNow();
        }

        assertThat(sent).hasSize(lanes);
        sent.forEach((object, claims) -> {
            assertThat(claims)
                    .extracting(claim -> places.get(claim.deliveryId()))
                    .as(object)
                    .doesNotHaveDuplicates()
                    .isSorted()
                    .hasSize(perLane);
            assertThat(claims).extracting(Claim::sequence).as(object).isSorted().endsWith((long) perLane);
        });
        assertThat(driver().pending()).isEmpty();
    }

    private void work(Map<String, ConcurrentLinkedQueue<Claim>> sent, AtomicInteger left) {
        for (int idle = 0; left.get() > 0 && idle < 10_000; ) {
            List<Claim> claims = driver().claim(20);
            if (claims.isEmpty()) {
                idle++;
                timePasses(Duration.ofMillis(2));
            }
            claims.forEach(claim -> sent.computeIfAbsent(claim.event().objectId(), id -> new ConcurrentLinkedQueue<>())
                    .add(claim));
            driver().queue()
                    .complete(claims.stream().map(StoreDriver::delivered).toList(), driver().log());
            left.addAndGet(-claims.size());
        }
    }

    private String enqueueLatest(String type) {
        return driver().enqueue(StoreDriver.to(driver().event(type, "server", "42", "{}"), Ordering.LATEST, "wh_a"));
    }
}
