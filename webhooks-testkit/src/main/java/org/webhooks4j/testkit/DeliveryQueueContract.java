package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;
import org.webhooks4j.StoreException;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.StoredEvent;

/** What {@link org.webhooks4j.spi.DeliveryQueue} promises about claims, leases, fencing and redelivery. */
public abstract class DeliveryQueueContract extends StoreContract {

    private static final Duration HOUR = StoreDriver.HOUR;

    /** For subclasses. */
    protected DeliveryQueueContract() {}

    @Test
    void anEventMayHaveTensOfThousandsOfDeliveries() {
        String[] webhooks =
                IntStream.rangeClosed(1, 40_000).mapToObj(i -> "wh_" + i).toArray(String[]::new);
        NewEvent event = StoreDriver.to(driver().event("42"), Ordering.PER_OBJECT, webhooks);
        driver().enqueue(event);

        String last = event.deliveries().get(39_999).id();
        Claim claim = driver().queue()
                .claim(new ClaimRequest("node-1", 10, 0, Map.of("wh_40000", 1), HOUR))
                .get(0);
        assertThat(claim.deliveryId()).isEqualTo(last);
        driver().complete(StoreDriver.dead(claim));
        assertThat(driver().ended(last).status()).isEqualTo(DeliveryStatus.DEAD);
        assertThat(driver().queue().redeliver(List.of(driver().ended(last)), Trigger.MANUAL, driver().log()))
                .containsExactly(last);
        assertThat(driver().queue()
                        .pending(DeliveryQuery.all().withDelivery(last))
                        .items())
                .hasSize(1);
    }

    @Test
    void anEmptyQueueGivesNoClaims() {
        assertThat(driver().claim(10)).isEmpty();
    }

    @Test
    void aDeliveryIsClaimedWithItsEvent() {
        StoredEvent event = driver().event("42");
        String id = driver().enqueue(StoreDriver.to(event, Ordering.PER_OBJECT, "wh_a"));

        Claim claim = driver().claimOne();

        assertThat(claim.deliveryId()).isEqualTo(id);
        assertThat(claim.webhookId()).isEqualTo("wh_a");
        assertThat(claim.event()).isEqualTo(event);
        assertThat(claim.trigger()).isEqualTo(Trigger.AUTOMATIC);
        assertThat(claim.sequence()).isEqualTo(1);
        assertThat(claim.attempts()).isZero();
        assertThat(claim.superseded()).isFalse();
    }

    @Test
    void everyCharacterOfAnEventComesBack() {
        String text = "'\"\\%_?$1 {} \n\t é 漢字 \ud83d\ude80";
        StoredEvent event = new StoredEvent(
                "evt_01K000000000000000000000AB",
                EventType.of("server.moved"),
                "Gerät 🖥",
                text,
                text,
                text,
                StoreDriver.NOON.plusMillis(789),
                "{\"object\":{\"name\":\"" + text + "\"}}");
        driver().enqueue(StoreDriver.to(event, Ordering.NONE, "wh_a"));

        assertThat(driver().claimOne().event()).isEqualTo(event);
    }

    @Test
    void aPayloadOfTwoMegabytesComesBack() {
        StoredEvent event = driver().event("update", "server", "42", "{\"object\":\"" + "aé🚀".repeat(300_000) + "\"}");
        driver().enqueue(StoreDriver.to(event, Ordering.NONE, "wh_a"));

        assertThat(driver().claimOne().event().payload()).isEqualTo(event.payload());
    }

    @Test
    void anEventGoesToEachOfItsWebhooks() {
        StoredEvent event = driver().event("42");
        NewEvent newEvent = StoreDriver.to(event, Ordering.PER_OBJECT, "wh_a", "wh_b", "wh_c");
        driver().enqueue(newEvent);

        List<Claim> claims = driver().claim(10);

        assertThat(claims).extracting(Claim::webhookId).containsExactlyInAnyOrder("wh_a", "wh_b", "wh_c");
        assertThat(claims).extracting(Claim::event).containsOnly(event);
    }

    @Test
    void manyEventsAreStoredInOneCall() {
        List<NewEvent> events = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            events.add(StoreDriver.to(driver().event("object-" + i), Ordering.PER_OBJECT, "wh_a", "wh_b"));
        }
        driver().queue().enqueue(Transaction.NONE, events);

        Set<String> claimed = new HashSet<>();
        for (int i = 0; i < 20 && claimed.size() < 5_000; i++) {
            claimed.addAll(driver().claimedIds(500));
        }

        assertThat(claimed).hasSize(5_000);
    }

    @Test
    void aClaimedDeliveryIsNotClaimedAgainWhileTheLeaseLasts() {
        driver().enqueue("wh_a", "42");
        driver().claimOne();

        assertThat(driver().claim(10)).isEmpty();
    }

    @Test
    void afterTheLeaseItIsClaimedAgainWithAGreaterFence() {
        driver().enqueue("wh_a", "42");
        Claim first = driver().queue()
                .claim(StoreDriver.request(1, Duration.ofMillis(1)))
                .get(0);

        Claim second = driver().claimEventually(1).get(0);

        assertThat(second.deliveryId()).isEqualTo(first.deliveryId());
        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThat(second.sequence()).isEqualTo(first.sequence());
        assertThat(second.attempts()).isZero();
    }

    @Test
    void noMoreIsClaimedThanWanted() {
        for (int i = 0; i < 10; i++) {
            driver().enqueue("wh_a", "object-" + i);
        }

        assertThat(driver().claim(3)).hasSize(3);
        assertThat(driver().claim(100)).hasSize(7);
    }

    @Test
    void noMoreIsClaimedForAWebhookThanItsLimit() {
        for (int i = 0; i < 10; i++) {
            driver().enqueue("wh_a", "object-" + i);
            driver().enqueue("wh_b", "object-" + i);
            driver().enqueue("wh_c", "object-" + i);
        }

        List<Claim> claims =
                driver().queue().claim(new ClaimRequest("node-1", 100, 4, Map.of("wh_a", 0, "wh_b", 2), HOUR));

        assertThat(claims).extracting(Claim::webhookId).containsOnly("wh_b", "wh_c");
        assertThat(claims).filteredOn(claim -> claim.webhookId().equals("wh_b")).hasSize(2);
        assertThat(claims).filteredOn(claim -> claim.webhookId().equals("wh_c")).hasSize(4);
    }

    @Test
    void nothingIsClaimedForWebhooksThatAreNotNamedIfTheirLimitIsZero() {
        for (int i = 0; i < 10; i++) {
            driver().enqueue("wh_a", "object-" + i);
            driver().enqueue("wh_b", "object-" + i);
        }

        List<Claim> claims = driver().queue().claim(new ClaimRequest("node-1", 100, 0, Map.of("wh_b", 3), HOUR));

        assertThat(claims).extracting(Claim::webhookId).containsExactly("wh_b", "wh_b", "wh_b");
    }

    @Test
    void aBacklogOfOneWebhookDoesNotKeepOthersWaiting() {
        for (int i = 0; i < 200; i++) {
            driver().enqueue("wh_a", "object-" + i);
        }
        driver().enqueue("wh_b", "42");
        driver().enqueue("wh_c", "42");

        List<Claim> claims = driver().claim(12);

        assertThat(claims).hasSize(12);
        assertThat(claims).extracting(Claim::webhookId).contains("wh_b", "wh_c");
    }

    @Test
    void everyWebhookGetsItsTurnWhenThereAreMoreThanTheLimit() {
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            expected.add(driver().enqueue("wh_" + i, "42"));
        }

        Set<String> claimed = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            List<String> ids = driver().claimedIds(5);
            assertThat(ids).hasSize(5);
            claimed.addAll(ids);
        }

        assertThat(claimed).isEqualTo(expected);
    }

    @Test
    void whatIsDueFirstIsClaimedFirst() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(driver().enqueue("wh_a", "object-" + i));
        }

        assertThat(driver().claimedIds(2)).containsExactly(ids.get(0), ids.get(1));
        assertThat(driver().claimedIds(2)).containsExactly(ids.get(2), ids.get(3));
    }

    @Test
    void whatHasEndedIsNoLongerPending() {
        driver().enqueue("wh_a", "42");
        driver().deliver(driver().claimOne());

        assertThat(driver().pending()).isEmpty();
        assertThat(driver().claim(10)).isEmpty();
        assertThat(driver().ended()).extracting(Delivery::status).containsExactly(DeliveryStatus.DELIVERED);
    }

    @Test
    void aRetryIsNotClaimedBeforeItsTime() {
        driver().enqueue("wh_a", "42");
        driver().complete(StoreDriver.failed(driver().claimOne(), HOUR));

        assertThat(driver().claim(10)).isEmpty();
        assertThat(driver().pending()).extracting(Delivery::attempts).containsExactly(1);
    }

    @Test
    void aRetryIsClaimedWhenItsTimeHasCome() {
        driver().enqueue("wh_a", "42");
        Claim first = driver().claimOne();
        driver().complete(StoreDriver.failed(first, Duration.ofMillis(20)));

        Claim second = driver().claimEventually(10).get(0);

        assertThat(second.attempts()).isEqualTo(1);
        assertThat(second.sequence()).isEqualTo(first.sequence());
        assertThat(second.fence()).isGreaterThan(first.fence());
    }

    @Test
    void aClaimGivenBackLeavesNoTrace() {
        driver().enqueue("wh_a", "42");
        Claim first = driver().claimOne();
        driver().complete(Completion.released(first, Duration.ZERO));

        Claim second = driver().claimEventually(1).get(0);

        assertThat(second.attempts()).isZero();
        assertThat(driver().log().attempts(first.deliveryId())).isEmpty();
        assertThat(driver().ended()).isEmpty();
    }

    @Test
    void aResultThatComesAfterSomebodyElseClaimedIsDiscarded() {
        driver().enqueue("wh_a", "42");
        Claim late = driver().queue()
                .claim(StoreDriver.request(1, Duration.ofMillis(1)))
                .get(0);
        Claim current = driver().claimEventually(1).get(0);

        driver().complete(StoreDriver.dead(late));

        assertThat(driver().log().attempts(late.deliveryId())).isEmpty();
        assertThat(driver().ended()).isEmpty();
        driver().deliver(current);
        assertThat(driver().ended(late.deliveryId()).status()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void aResultThatComesAfterTheLeaseCountsIfNobodyElseClaimed() {
        driver().enqueue("wh_a", "42");
        Claim claim = driver().queue()
                .claim(StoreDriver.request(1, Duration.ofMillis(1)))
                .get(0);
        timePasses(Duration.ofMillis(20));

        driver().deliver(claim);

        assertThat(driver().ended()).hasSize(1);
    }

    @Test
    void aResultCountsOnce() {
        driver().enqueue("wh_a", "42");
        Claim claim = driver().claimOne();
        driver().complete(StoreDriver.failed(claim, HOUR));

        driver().complete(StoreDriver.dead(claim));

        assertThat(driver().ended()).isEmpty();
        assertThat(driver().log().attempts(claim.deliveryId()))
                .extracting(Attempt::number)
                .containsExactly(1);
        assertThat(driver().pending()).extracting(Delivery::attempts).containsExactly(1);
    }

    @Test
    void aResultFromBeforeARedeliveryIsDiscarded() {
        String id = driver().enqueue("wh_a", "42");
        Claim late = driver().queue()
                .claim(StoreDriver.request(1, Duration.ofMillis(1)))
                .get(0);
        driver().complete(StoreDriver.dead(driver().claimEventually(1).get(0)));
        redeliver(id);
        Claim current = driver().claimOne();

        driver().complete(StoreDriver.dead(late));

        assertThat(current.fence()).isGreaterThan(late.fence());
        assertThat(driver().pending()).hasSize(1);
    }

    @Test
    void completionsOfManyClaimsAreEachOnTheirOwn() {
        for (int i = 0; i < 4; i++) {
            driver().enqueue("wh_a", "object-" + i);
        }
        List<Claim> claims = driver().claim(4);

        driver().complete(
                        StoreDriver.delivered(claims.get(0)),
                        StoreDriver.failed(claims.get(1), HOUR),
                        StoreDriver.dead(claims.get(2)),
                        Completion.ended(claims.get(3), DeliveryStatus.CANCELLED, null));

        assertThat(StoreDriver.idsOf(driver().pending()))
                .containsExactly(claims.get(1).deliveryId());
        assertThat(driver().ended(claims.get(0).deliveryId()).status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(driver().ended(claims.get(2).deliveryId()).status()).isEqualTo(DeliveryStatus.DEAD);
        assertThat(driver().ended(claims.get(3).deliveryId()).status()).isEqualTo(DeliveryStatus.CANCELLED);
    }

    @Test
    void whatFollowsIsClaimedInTheCallThatCompletesWhatWasBefore() {
        driver().enqueue("wh_a", "42");
        String second = driver().enqueue("wh_a", "42");
        String other = driver().enqueue("wh_b", "43");
        Claim first = driver().queue()
                .claim(new ClaimRequest("node-1", 10, 10, Map.of("wh_b", 0), HOUR))
                .get(0);

        List<Claim> next = driver().queue()
                .completeAndClaim(List.of(StoreDriver.delivered(first)), driver().log(), StoreDriver.request(10, HOUR));

        assertThat(StoreDriver.ids(next)).containsExactlyInAnyOrder(second, other);
        assertThat(next)
                .filteredOn(claim -> claim.webhookId().equals("wh_a"))
                .allSatisfy(claim -> assertThat(claim.sequence()).isEqualTo(2));
        assertThat(driver().claim(10)).isEmpty();
    }

    @Test
    void nothingIsCompletedNorClaimedWhateverTheLogThrows() {
        for (Throwable failure : List.of(
                new StoreException("the log cannot be written"),
                new NoClassDefFoundError("a class of the log's"),
                new IOException("thrown without being declared"))) {
            driver().enqueue("wh_a", "42");
            Claim claim = driver().claimOne();
            String waiting = driver().enqueue("wh_a", "43");

            assertThatThrownBy(() -> driver().queue()
                            .completeAndClaim(
                                    List.of(StoreDriver.delivered(claim)),
                                    new FailingLog(driver().log(), failure),
                                    StoreDriver.request(10, HOUR)))
                    .isSameAs(failure);

            assertThat(driver().pending()).as("%s", failure).hasSize(2);
            assertThat(driver().ended()).as("%s", failure).isEmpty();
            Claim next = driver().claimOne();
            assertThat(next.deliveryId()).isEqualTo(waiting);
            driver().complete(StoreDriver.delivered(claim), StoreDriver.delivered(next));
            assertThat(driver().pending()).as("%s", failure).isEmpty();
            driver().log().purge(Duration.ZERO, 10);
        }
    }

    @Test
    void aRedeliveryKeepsIdSequenceAndAttempts() {
        String id = driver().enqueue("wh_a", "42");
        Claim first = driver().claimOne();
        driver().complete(StoreDriver.dead(first));

        assertThat(redeliver(id)).containsExactly(id);

        Claim second = driver().claimOne();
        assertThat(second.deliveryId()).isEqualTo(id);
        assertThat(second.event()).isEqualTo(first.event());
        assertThat(second.sequence()).isEqualTo(first.sequence());
        assertThat(second.attempts()).isEqualTo(1);
        assertThat(second.trigger()).isEqualTo(Trigger.MANUAL);
        assertThat(second.fence()).isGreaterThan(first.fence());
    }

    @Test
    void aRedeliveryTakesTheEarlierEndOffTheLogAndKeepsTheAttempts() {
        String id = driver().enqueue("wh_a", "42");
        driver().complete(StoreDriver.dead(driver().claimOne()));

        redeliver(id);

        assertThat(driver().ended()).isEmpty();
        assertThat(driver().log().attempts(id)).hasSize(1);
        driver().deliver(driver().claimOne());
        assertThat(driver().ended()).extracting(Delivery::status).containsExactly(DeliveryStatus.DELIVERED);
        assertThat(driver().log().attempts(id)).extracting(Attempt::number).containsExactly(1, 2);
    }

    @Test
    void aRedeliveryCountsTheAttemptsThatCameAfterItsDeliveryWasListed() {
        String id = driver().enqueue("wh_a", "42");
        driver().complete(StoreDriver.dead(driver().claimOne()));
        Delivery listed = driver().ended(id);
        redeliver(id);
        driver().complete(StoreDriver.dead(driver().claimOne()));

        driver().queue().redeliver(List.of(listed), Trigger.MANUAL, driver().log());
        driver().deliver(driver().claimOne());

        assertThat(driver().log().attempts(id)).extracting(Attempt::number).containsExactly(1, 2, 3);
        assertThat(driver().ended(id).attempts()).isEqualTo(3);
    }

    @Test
    void aPendingDeliveryIsNotRedelivered() {
        String id = driver().enqueue("wh_a", "42");
        driver().complete(StoreDriver.dead(driver().claimOne()));
        Delivery dead = driver().ended(id);
        driver().queue().redeliver(List.of(dead), Trigger.MANUAL, driver().log());

        assertThat(driver().queue().redeliver(List.of(dead), Trigger.MANUAL, driver().log()))
                .isEmpty();
        assertThat(driver().claim(10)).hasSize(1);
    }

    @Test
    void aDeliveryWithoutItsEventIsNotRedelivered() {
        String id = driver().enqueue("wh_a", "42");
        driver().deliver(driver().claimOne());
        Delivery delivered = driver().ended(id);
        driver().log().purge(Duration.ZERO, 10);
        store().events().purge(Duration.ZERO, 10);

        assertThat(driver().queue().redeliver(List.of(delivered), Trigger.MANUAL, driver().log()))
                .isEmpty();
        assertThat(driver().claim(10)).isEmpty();
    }

    private Set<String> redeliver(String id) {
        return driver().queue().redeliver(List.of(driver().ended(id)), Trigger.MANUAL, driver().log());
    }

    /** A log that fails in the middle of a completion. */
    private record FailingLog(DeliveryLog log, Throwable failure) implements DeliveryLog {

        @Override
        public void append(Transaction transaction, List<Completion> completions) {
            FailingLog.<RuntimeException>throwIt(failure);
        }

        @SuppressWarnings("unchecked") // The cast is what other languages do: no checked exception is declared.
        private static <T extends Throwable> void throwIt(Throwable failure) throws T {
            throw (T) failure;
        }

        @Override
        public Page<Delivery> search(DeliveryQuery query) {
            return log.search(query);
        }

        @Override
        public List<Attempt> attempts(String deliveryId) {
            return log.attempts(deliveryId);
        }

        @Override
        public void reopen(Transaction transaction, Set<String> deliveryIds) {
            log.reopen(transaction, deliveryIds);
        }

        @Override
        public int purge(Duration olderThan, int limit) {
            return log.purge(olderThan, limit);
        }
    }
}
