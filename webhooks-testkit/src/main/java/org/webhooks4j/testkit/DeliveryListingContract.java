package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.Page;

/**
 * Contract tests for the listings of {@link org.webhooks4j.spi.DeliveryQueue} and
 * {@link org.webhooks4j.spi.DeliveryLog}.
 */
public abstract class DeliveryListingContract extends StoreContract {

    /** For subclasses. */
    protected DeliveryListingContract() {}

    @Test
    void aPendingDeliveryIsListedWithWhatIsKnownOfIt() {
        String id = driver().enqueue("wh_a", "42");
        driver().complete(StoreDriver.failed(driver().claimOne(), Duration.ofHours(1)));

        Delivery delivery = driver().pending().get(0);

        assertThat(delivery.id()).isEqualTo(id);
        assertThat(delivery.webhookId()).isEqualTo("wh_a");
        assertThat(delivery.eventId()).isEqualTo("evt_" + id.substring(4, 30));
        assertThat(delivery.eventType()).isEqualTo(EventType.UPDATE);
        assertThat(delivery.objectType()).isEqualTo("server");
        assertThat(delivery.objectId()).isEqualTo("42");
        assertThat(delivery.occurredAt()).isEqualTo(StoreDriver.NOON.plusSeconds(1));
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(delivery.sequence()).isEqualTo(1);
        assertThat(delivery.attempts()).isEqualTo(1);
        assertThat(delivery.nextAttemptAt()).isNotNull();
    }

    @Test
    void aPendingDeliveryHasNoSequenceBeforeItsFirstAttempt() {
        driver().enqueue("wh_a", "42");

        assertThat(driver().pending()).extracting(Delivery::sequence).containsOnlyNulls();
    }

    @Test
    void anEndedDeliveryIsListedWithItsLastAttempt() {
        String id = driver().enqueue("wh_a", "42");
        driver().complete(StoreDriver.dead(driver().claimOne()));

        Delivery delivery = driver().ended(id);

        assertThat(delivery.status()).isEqualTo(DeliveryStatus.DEAD);
        assertThat(delivery.webhookId()).isEqualTo("wh_a");
        assertThat(delivery.objectId()).isEqualTo("42");
        assertThat(delivery.occurredAt()).isEqualTo(StoreDriver.NOON.plusSeconds(1));
        assertThat(delivery.sequence()).isEqualTo(1);
        assertThat(delivery.attempts()).isEqualTo(1);
        assertThat(delivery.nextAttemptAt()).isNull();
        assertThat(delivery.lastOutcome()).isEqualTo(Outcome.REJECTED);
        assertThat(delivery.lastStatusCode()).isEqualTo(500);
        assertThat(delivery.lastAttemptAt()).isEqualTo(StoreDriver.NOON.plusSeconds(60));
        assertThat(delivery.lastDurationMillis()).isEqualTo(12);
    }

    @Test
    void pendingDeliveriesAreFoundByEveryCriterion() {
        String id = enqueueAmongOthers();

        assertEachCriterionFinds(id, query -> driver().queue().pending(query));
        assertThat(driver().queue()
                        .pending(DeliveryQuery.all().withStatus(DeliveryStatus.DEAD))
                        .items())
                .isEmpty();
    }

    @Test
    void endedDeliveriesAreFoundByEveryCriterion() {
        String id = enqueueAmongOthers();
        driver().claim(100)
                .forEach(claim -> driver().complete(
                                claim.deliveryId().equals(id)
                                        ? StoreDriver.dead(claim)
                                        : StoreDriver.delivered(claim)));

        assertEachCriterionFinds(id, query -> driver().log().search(query));
        assertThat(ids(driver().log().search(DeliveryQuery.all().withStatus(DeliveryStatus.DEAD))))
                .containsExactly(id);
        assertThat(driver().log()
                        .search(DeliveryQuery.all().withStatus(DeliveryStatus.PENDING))
                        .items())
                .isEmpty();
    }

    @Test
    void pendingDeliveriesArePagedInBothDirections() {
        List<String> ids = enqueueFanOut();

        assertPagedInBothDirections(ids, query -> driver().queue().pending(query));
    }

    @Test
    void endedDeliveriesArePagedInBothDirections() {
        List<String> ids = enqueueFanOut();
        driver().claim(100).forEach(driver()::deliver);

        assertPagedInBothDirections(ids, query -> driver().log().search(query));
    }

    @Test
    void anIdOfAnotherFormFindsNothing() {
        driver().enqueue("wh_a", "42");
        DeliveryQuery query = DeliveryQuery.all().withDelivery("no such id");

        assertThat(driver().queue().pending(query).items()).isEmpty();
        assertThat(driver().log().search(query).items()).isEmpty();
    }

    /** Enqueues five events; the third differs from the others in everything. */
    private String enqueueAmongOthers() {
        driver().enqueue("wh_a", "0");
        driver().enqueue("wh_a", "1");
        String id =
                driver().enqueue(StoreDriver.to(driver().event("create", "switch", "2", "{}"), Ordering.NONE, "wh_b"));
        driver().enqueue("wh_a", "3");
        driver().enqueue("wh_a", "4");
        return id;
    }

    private static void assertEachCriterionFinds(String id, Function<DeliveryQuery, Page<Delivery>> list) {
        DeliveryQuery all = DeliveryQuery.all();
        List<DeliveryQuery> queries = List.of(
                all.withDelivery(id),
                all.withWebhook("wh_b"),
                all.withEventType(EventType.CREATE),
                all.withObjectType("switch"),
                all.withObjectId("2"),
                all.withObjectType("switch").withObjectId("2"),
                all.withFrom(StoreDriver.NOON.plusSeconds(3)).withTo(StoreDriver.NOON.plusSeconds(4)));
        for (DeliveryQuery query : queries) {
            assertThat(ids(list.apply(query))).as(query.toString()).containsExactly(id);
        }
    }

    /** Enqueues three events for two webhooks and returns the deliveries' ids in order. */
    private List<String> enqueueFanOut() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String first = driver().enqueue(
                            StoreDriver.to(driver().event("object-" + i), Ordering.PER_OBJECT, "wh_a", "wh_b"));
            ids.add(first);
            ids.add(first.replaceFirst("_1$", "_2"));
        }
        return ids;
    }

    private static void assertPagedInBothDirections(List<String> ids, Function<DeliveryQuery, Page<Delivery>> list) {
        List<String> newestFirst = new ArrayList<>(ids);
        Collections.reverse(newestFirst);
        for (int limit : new int[] {1, 2, 4, 6, 7}) {
            DeliveryQuery query = DeliveryQuery.all().withLimit(limit);
            assertThat(allPages(query, list, UnaryOperator.identity())).isEqualTo(newestFirst);
            assertThat(allPages(query, list, DeliveryQuery::withOldestFirst)).isEqualTo(ids);
        }
    }

    private static List<String> allPages(
            DeliveryQuery query, Function<DeliveryQuery, Page<Delivery>> list, UnaryOperator<DeliveryQuery> direction) {
        List<String> ids = new ArrayList<>();
        @Nullable String cursor = null;
        for (int pages = 0; pages < 10; pages++) {
            Page<Delivery> page = list.apply(direction.apply(query).withCursor(cursor));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(query.limit());
            ids.addAll(ids(page));
            cursor = page.next();
            if (cursor == null) {
                return ids;
            }
        }
        throw new AssertionError("the pages do not end");
    }

    private static List<String> ids(Page<Delivery> page) {
        return StoreDriver.idsOf(page.items());
    }
}
