package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.webhooks4j.Ordering;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.WaitingDeliveries;

/** Contract tests for management of waiting deliveries: finding what blocks them, expediting and discarding them. */
public abstract class WaitingDeliveriesContract extends StoreContract {

    private static final String UNKNOWN = "msg_01JXZZZZZZZZZZZZZZZZZZZZZZ_1";

    /** For subclasses. */
    protected WaitingDeliveriesContract() {}

    @Test
    void aDeliveryWaitsForTheFirstOneOfItsOrderingKey() {
        List<String> lane = driver().enqueue(3, "wh_a", "42");
        String other = driver().enqueue("wh_b", "42");
        String unordered = driver().enqueue(StoreDriver.to(driver().event("42"), Ordering.NONE, "wh_c"));
        String unorderedToo = driver().enqueue(StoreDriver.to(driver().event("42"), Ordering.NONE, "wh_c"));
        Set<String> all = new HashSet<>(lane);
        all.addAll(List.of(other, unordered, unorderedToo, UNKNOWN, "none"));

        assertThat(waiting().blockers(all)).isEqualTo(Map.of(lane.get(1), lane.get(0), lane.get(2), lane.get(0)));
        driver().deliver(claimFirst(lane.get(0)));
        assertThat(waiting().blockers(all)).isEqualTo(Map.of(lane.get(2), lane.get(1)));
    }

    @Test
    void whatWaitsForItsRetryIsSentNow() {
        String id = driver().enqueue("wh_a", "42");
        Claim first = driver().claimOne();
        driver().complete(StoreDriver.failed(first, StoreDriver.HOUR));
        assertThat(driver().claim(10)).isEmpty();

        assertThat(hasten(id)).isTrue();

        Claim second = driver().claimEventually(10).get(0);
        assertThat(second.deliveryId()).isEqualTo(id);
        assertThat(second.attempts()).isEqualTo(1);
        assertThat(second.sequence()).isEqualTo(first.sequence());
        driver().deliver(second);
        assertThat(driver().ended(id).status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(hasten(id)).isFalse();
    }

    @Test
    void aHasteThatCannotBeRecordedIsUndone() {
        String id = driver().enqueue("wh_a", "42");
        driver().complete(StoreDriver.failed(driver().claimOne(), StoreDriver.HOUR));

        assertThatThrownBy(() -> waiting().hasten(id, transaction -> {
                    throw new IllegalStateException("the audit log is full");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the audit log is full");

        assertThat(driver().claim(10)).isEmpty();
        assertThat(hasten(id)).isTrue();
        assertThat(driver().claimEventually(10)).hasSize(1);
    }

    @Test
    void whatWaitsForAnEarlierOneOrIsUnderWayIsNotHastened() {
        List<String> lane = driver().enqueue(2, "wh_a", "42");
        driver().complete(StoreDriver.failed(driver().claimOne(), StoreDriver.HOUR));

        assertThat(hasten(lane.get(1))).isFalse();
        assertThat(driver().claim(10)).isEmpty();
        assertThat(hasten(lane.get(0))).isTrue();
        Claim underWay = driver().claimEventually(10).get(0);
        assertThat(hasten(lane.get(0))).isFalse();
        assertThat(driver().claim(10)).isEmpty();
        driver().deliver(underWay);

        assertThat(driver().claimEventually(10)).extracting(Claim::deliveryId).containsExactly(lane.get(1));
        assertThat(hasten(UNKNOWN)).isFalse();
        assertThat(hasten("none")).isFalse();
    }

    @Test
    void whatWaitsIsDiscardedAndCancelledInTheLog() {
        List<String> lane = driver().enqueue(3, "wh_a", "42");
        String other = driver().enqueue("wh_b", "42");

        assertThat(discard(lane.get(0), lane.get(2), UNKNOWN, "none")).containsOnly(lane.get(0), lane.get(2));

        assertThat(driver().ended()).extracting(Delivery::id).containsExactlyInAnyOrder(lane.get(0), lane.get(2));
        Delivery ended = driver().ended(lane.get(0));
        assertThat(ended.status()).isEqualTo(DeliveryStatus.CANCELLED);
        assertThat(ended.objectId()).isEqualTo("42");
        assertThat(ended.sequence()).isNull();
        assertThat(driver().claimedIds(10)).containsExactlyInAnyOrder(lane.get(1), other);
        assertThat(discard(lane.get(0))).isEmpty();
    }

    @Test
    void theOrderingKeyOfADiscardedRetryContinuesAtOnce() {
        List<String> lane = driver().enqueue(3, "wh_a", "42");
        driver().complete(StoreDriver.failed(driver().claimOne(), StoreDriver.HOUR));
        assertThat(driver().claim(10)).isEmpty(); // also postpones the deliveries behind the retry

        assertThat(discard(lane.get(0))).containsOnly(lane.get(0));

        Claim next = driver().claimEventually(10).get(0);
        assertThat(next.deliveryId()).isEqualTo(lane.get(1));
        assertThat(next.sequence()).isEqualTo(2);
        assertThat(driver().ended(lane.get(0)).attempts()).isEqualTo(1);
        assertThat(driver().log().attempts(lane.get(0))).hasSize(1);
    }

    @Test
    void aDiscardWithinAnOrderingKeyDoesNotHastenItsFirstDelivery() {
        List<String> lane = driver().enqueue(3, "wh_a", "42");
        driver().complete(StoreDriver.failed(driver().claimOne(), StoreDriver.HOUR));

        assertThat(discard(lane.get(1))).containsOnly(lane.get(1));

        assertThat(driver().claim(10)).isEmpty();
        assertThat(StoreDriver.idsOf(driver().pending())).containsExactlyInAnyOrder(lane.get(0), lane.get(2));
    }

    @Test
    void whatIsUnderWayIsLeftAlone() {
        String id = driver().enqueue("wh_a", "42");
        Claim claim = driver().claimOne();

        assertThat(discard(id)).isEmpty();

        driver().deliver(claim);
        assertThat(driver().ended(id).status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(driver().ended()).hasSize(1);
    }

    @Test
    void whatANodeLeftBehindIsDiscardedOnceItsLeaseIsOver() {
        String id = driver().enqueue("wh_a", "42");
        Claim lost = driver().queue()
                .claim(StoreDriver.request(1, Duration.ofMillis(20)))
                .get(0);
        for (int i = 0; i < 6_000 && discard(id).isEmpty(); i++) {
            timePasses(Duration.ofMillis(5));
        }

        driver().deliver(lost);

        assertThat(driver().ended(id).status()).isEqualTo(DeliveryStatus.CANCELLED);
        assertThat(driver().log().attempts(id)).isEmpty();
    }

    @Test
    void whatWasDiscardedIsRedeliveredAndTheNumbersGoOnAfterAPurge() {
        String id = driver().enqueue("wh_a", "42");
        driver().complete(StoreDriver.failed(driver().claimOne(), StoreDriver.HOUR));
        discard(id);

        assertThat(driver().queue().redeliver(List.of(driver().ended(id)), Trigger.MANUAL, driver().log()))
                .containsExactly(id);
        Claim again = driver().claimEventually(1).get(0);
        assertThat(again.sequence()).isEqualTo(1);
        driver().complete(StoreDriver.failed(again, StoreDriver.HOUR));
        discard(id);
        for (int i = 0; i < 6_000 && driver().log().purge(Duration.ZERO, 10) == 0; i++) {
            timePasses(Duration.ofMillis(5));
        }
        driver().enqueue("wh_a", "42");

        assertThat(driver().claimOne().sequence()).isEqualTo(2);
    }

    @Test
    void whereTheLatestCountsADiscardedUpdateIsPassedOver() {
        List<String> lane = driver().enqueueAtOnce(3, Ordering.LATEST, "wh_a", "42");

        assertThat(discard(lane.get(1))).containsOnly(lane.get(1));

        Claim first = driver().claimOne();
        assertThat(first.superseded()).isTrue();
        driver().complete(Completion.ended(first, DeliveryStatus.SUPERSEDED, null));
        Claim last = driver().claimOne();
        assertThat(last.deliveryId()).isEqualTo(lane.get(2));
        assertThat(last.base()).isEqualTo(first.event());
        assertThat(discard(lane.get(2))).isEmpty();
        driver().deliver(last);
        assertThat(driver().pending()).isEmpty();
    }

    @Test
    void theNewestOfSupersededUpdatesIsDiscardedWithWhatItCovers() {
        List<String> lane = driver().enqueueAtOnce(2, Ordering.LATEST, "wh_a", "42");
        Claim first = driver().claimOne();
        assertThat(first.superseded()).isTrue();

        assertThat(discard(lane.get(1))).containsOnly(lane.get(1));
        driver().complete(Completion.ended(first, DeliveryStatus.SUPERSEDED, null));

        assertThat(driver().pending()).isEmpty();
        driver().enqueueAtOnce(1, Ordering.LATEST, "wh_a", "42");
        Claim next = driver().claimOne();
        assertThat(next.superseded()).isFalse();
        assertThat(next.base()).isNull();
    }

    @Test
    void workersThatGoOnMeanwhileAndWhoeverDiscardsEndEveryDeliveryOnce() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int object = 0; object < 30; object++) {
            ids.addAll(driver().enqueue(3, "wh_a", "o" + object));
        }
        CyclicBarrier start = new CyclicBarrier(3);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        Set<String> discarded = new HashSet<>();
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int worker = 0; worker < 2; worker++) {
                all.add(threads.submit(() -> {
                    start.await(1, TimeUnit.MINUTES);
                    for (List<Claim> claims = driver().claim(5); !claims.isEmpty(); claims = driver().claim(5)) {
                        driver().complete(claims.stream()
                                .map(StoreDriver::delivered)
                                .toArray(Completion[]::new));
                    }
                    return null;
                }));
            }
            all.add(threads.submit(() -> {
                start.await(1, TimeUnit.MINUTES);
                for (int from = ids.size() - 9; from >= 0; from -= 9) {
                    discarded.addAll(discard(ids.subList(from, from + 9).toArray(String[]::new)));
                }
                return null;
            }));
            for (Future<?> each : all) {
                each.get(2, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
        while (!driver().pending().isEmpty()) {
            driver().claimEventually(100).forEach(driver()::deliver);
        }

        List<Delivery> ended = driver().log()
                .search(DeliveryQuery.all().withLimit(DeliveryQuery.MAX_LIMIT))
                .items();
        assertThat(ended).extracting(Delivery::id).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(ended)
                .filteredOn(delivery -> delivery.status() == DeliveryStatus.CANCELLED)
                .extracting(Delivery::id)
                .containsExactlyInAnyOrderElementsOf(discarded);
    }

    private Claim claimFirst(String id) {
        return driver().claim(100).stream()
                .filter(claim -> claim.deliveryId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private WaitingDeliveries waiting() {
        return driver().queue().waiting();
    }

    /** Hastens a delivery; exactly those that become due are recorded. */
    private boolean hasten(String id) {
        List<Transaction> recorded = new ArrayList<>();
        boolean due = waiting().hasten(id, recorded::add);
        assertThat(recorded).hasSize(due ? 1 : 0);
        return due;
    }

    private Set<String> discard(String... ids) {
        return waiting().discard(Set.of(ids), driver().log());
    }
}
