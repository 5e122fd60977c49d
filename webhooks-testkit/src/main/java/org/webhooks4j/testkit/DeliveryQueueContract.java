package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.StoredEvent;

/** Contract tests for {@link org.webhooks4j.spi.DeliveryQueue}: claims and leases. */
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
        StoredEvent event = StoredEvent.builder()
                .id("evt_01K000000000000000000000AB")
                .type(EventType.of("server.moved"))
                .objectType("Gerät 🖥")
                .objectId(text)
                .actor(text)
                .origin(text)
                .occurredAt(StoreDriver.NOON.plusMillis(789))
                .payload("{\"object\":{\"name\":\"" + text + "\"}}")
                .build();
        driver().enqueue(StoreDriver.to(event, Ordering.NONE, "wh_a"));

        assertThat(driver().claimOne().event()).isEqualTo(event);
    }

    /** One event for one webhook, one for several, and several events may be stored in different ways. */
    @Test
    void theContextHeadersOfAnEventComeBack() {
        List<NewEvent> all = new ArrayList<>();
        for (int webhooks = 1; webhooks <= 3; webhooks++) {
            StoredEvent event = driver().event("42").toBuilder()
                    .contextHeaders(Map.of("traceparent", "00-" + webhooks, "baggage", "user=a%20b;x=\\,y=\"é🚀\""))
                    .build();
            all.add(StoreDriver.to(
                    event,
                    Ordering.NONE,
                    List.of("wh_a", "wh_b", "wh_c").subList(0, webhooks).toArray(String[]::new)));
        }
        driver().enqueue(all.get(0));
        driver().enqueue(all.get(1));
        driver().queue()
                .enqueue(
                        Transaction.NONE,
                        List.of(all.get(2), StoreDriver.to(driver().event("43"), Ordering.NONE, "wh_d")));

        Map<String, StoredEvent> claimed = new HashMap<>();
        driver().claim(10).forEach(claim -> claimed.put(claim.deliveryId(), claim.event()));

        assertThat(claimed).hasSize(7);
        for (NewEvent stored : all) {
            stored.deliveries().forEach(delivery -> assertThat(claimed).containsEntry(delivery.id(), stored.event()));
        }
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
    void afterTheLeaseItIsClaimedAgainWithAGreaterFencingToken() {
        driver().enqueue("wh_a", "42");
        Claim first = driver().queue()
                .claim(StoreDriver.request(1, Duration.ofMillis(1)))
                .get(0);

        Claim second = driver().claimEventually(1).get(0);

        assertThat(second.deliveryId()).isEqualTo(first.deliveryId());
        assertThat(second.fencingToken()).isGreaterThan(first.fencingToken());
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
    void webhooksWhoseReceiversDoNotAnswerTogetherGetNoMoreThanTheirLimit() {
        for (int i = 0; i < 10; i++) {
            driver().enqueue("wh_a", "object-" + i);
            driver().enqueue("wh_b", "object-" + i);
            driver().enqueue("wh_c", "object-" + i);
        }

        List<Claim> claims = driver().queue()
                .claim(new ClaimRequest("node-1", 100, 8, Map.of("wh_b", 3), HOUR, Long.MAX_VALUE, Set.of("wh_a"), 5));

        assertThat(claims).hasSize(13);
        assertThat(claims).filteredOn(claim -> claim.webhookId().equals("wh_a")).hasSize(8);

        claims = driver().queue()
                .claim(new ClaimRequest("node-1", 100, 8, Map.of(), HOUR, Long.MAX_VALUE, Set.of("wh_a"), 0));

        assertThat(claims).hasSize(2).extracting(Claim::webhookId).containsOnly("wh_a");
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
}
