package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhooks4j.Ordering;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.StoredEvent;

/** Contract tests for {@link org.webhooks4j.spi.DeliveryQueue}: the limit on payload bytes per claim. */
public abstract class DeliveryBytesContract extends StoreContract {

    private static final int SIZE = 100_000;

    /** For subclasses. */
    protected DeliveryBytesContract() {}

    @Test
    void aClaimEndsWithTheDeliveryThatReachesTheBytes() {
        for (int i = 0; i < 10; i++) {
            enqueue("object-" + i, "wh_" + i % 2);
        }

        assertThat(claim(5L * SIZE / 2)).hasSize(3);
        assertThat(claim(SIZE)).hasSize(1);
        assertThat(claim(Long.MAX_VALUE)).hasSize(6);
    }

    @Test
    void whatIsLargerThanAllIsClaimedAlone() {
        enqueue("1", "wh_a");
        enqueue("2", "wh_a");

        assertThat(claim(1)).hasSize(1);
        assertThat(claim(1)).hasSize(1);
        assertThat(claim(1)).isEmpty();
    }

    @Test
    void eachDeliveryOfAnEventCounts() {
        enqueue("42", "wh_a", "wh_b", "wh_c", "wh_d", "wh_e");

        assertThat(claim(5L * SIZE / 2)).hasSize(3);
        assertThat(claim(Long.MAX_VALUE)).hasSize(2);
    }

    @Test
    void bytesAreThoseOfUtf8() {
        String text = "ü€😀".repeat(SIZE / 9);
        for (int i = 0; i < 4; i++) {
            StoredEvent event = driver().event("update", "server", "object-" + i, "{\"t\":\"" + text + "\"}");
            assertThat(event.payloadBytes()).isEqualTo(8 + 9 * (SIZE / 9));
            driver().enqueue(StoreDriver.to(event, Ordering.PER_OBJECT, "wh_a"));
        }

        assertThat(claim(3L * SIZE / 2)).hasSize(2);
    }

    @Test
    void aRedeliveryCountsAsMuchAsTheFirstDelivery() {
        for (int i = 0; i < 4; i++) {
            enqueue("object-" + i, "wh_a");
        }
        claim(Long.MAX_VALUE).forEach(claim -> driver().complete(StoreDriver.dead(claim)));
        List<Delivery> dead = driver().ended();
        driver().queue().redeliver(dead, Trigger.MANUAL, driver().log());

        assertThat(claim(3L * SIZE / 2)).hasSize(2);
        assertThat(claim(Long.MAX_VALUE)).hasSize(2);
    }

    @Test
    void aRedeliveryOfTextBeyondAsciiCountsAsMuchAsTheFirstDelivery() {
        String text = "ü€😀".repeat(SIZE / 9);
        for (int i = 0; i < 4; i++) {
            StoredEvent event = driver().event("update", "server", "object-" + i, "{\"t\":\"" + text + "\"}");
            driver().enqueue(StoreDriver.to(event, Ordering.PER_OBJECT, "wh_a"));
        }
        claim(Long.MAX_VALUE).forEach(claim -> driver().complete(StoreDriver.dead(claim)));
        driver().queue().redeliver(driver().ended(), Trigger.MANUAL, driver().log());

        assertThat(claim(3L * SIZE / 2)).hasSize(2);
    }

    @Test
    void theEventThatADeliveryIsComparedWithCounts() {
        smallUpdatesOfLargeObjects(5);

        List<Claim> claims = claim(5L * SIZE / 2);

        assertThat(claims).hasSize(3).allMatch(claim -> claim.base() != null);
        assertThat(claim(SIZE)).hasSize(1);
        assertThat(claim(Long.MAX_VALUE)).hasSize(1);
    }

    @Test
    void ofARedeliveryItCountsToo() {
        smallUpdatesOfLargeObjects(4);
        List<Delivery> dead = new ArrayList<>();
        for (Claim claim : claim(Long.MAX_VALUE)) {
            driver().complete(StoreDriver.dead(claim));
            dead.add(driver().ended(claim.deliveryId()));
        }
        driver().queue().redeliver(dead, Trigger.MANUAL, driver().log());

        List<Claim> claims = claim(3L * SIZE / 2);

        assertThat(claims).hasSize(2).allMatch(claim -> claim.base() != null);
    }

    /** Enqueues three updates per object. The last one remains, to be compared with the state before the first. */
    private void smallUpdatesOfLargeObjects(int objects) {
        for (int i = 0; i < objects; i++) {
            String object = "object-" + i;
            enqueue(object, Ordering.LATEST, "wh_a");
            driver().enqueue(StoreDriver.to(driver().event(object), Ordering.LATEST, "wh_a"));
            driver().enqueue(StoreDriver.to(driver().event(object), Ordering.LATEST, "wh_a"));
        }
        for (Claim claim : claim(Long.MAX_VALUE)) {
            assertThat(claim.superseded()).isTrue();
            driver().complete(Completion.ended(claim, DeliveryStatus.SUPERSEDED, null));
        }
    }

    @Test
    void whatIsClaimedWithACompletionIsBoundedToo() {
        for (int i = 0; i < 5; i++) {
            enqueue("object-" + i, "wh_a");
        }
        Claim first = claim(1).get(0);

        List<Claim> next = driver().queue()
                .completeAndClaim(List.of(StoreDriver.delivered(first)), driver().log(), request(3L * SIZE / 2));

        assertThat(next).hasSize(2);
    }

    @Test
    void manySmallDeliveriesAreClaimedAtOnce() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            ids.add(driver().enqueue("wh_a", "object-" + i));
        }

        assertThat(StoreDriver.ids(claim(1_000_000))).containsExactlyInAnyOrderElementsOf(ids);
    }

    private List<Claim> claim(long bytes) {
        return driver().queue().claim(request(bytes));
    }

    private static ClaimRequest request(long bytes) {
        return new ClaimRequest("node-1", 100, 100, Map.of(), Duration.ofHours(1), bytes);
    }

    private void enqueue(String object, String... webhooks) {
        enqueue(object, Ordering.PER_OBJECT, webhooks);
    }

    private void enqueue(String object, Ordering ordering, String... webhooks) {
        String payload = "{\"t\":\"" + "x".repeat(SIZE - 8) + "\"}";
        StoredEvent event = driver().event("update", "server", object, payload);
        driver().enqueue(StoreDriver.to(event, ordering, webhooks));
    }
}
