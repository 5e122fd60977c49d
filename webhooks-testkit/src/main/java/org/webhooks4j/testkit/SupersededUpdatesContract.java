package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.webhooks4j.Ordering;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.StoredEvent;

/**
 * Contract tests for superseded updates with the ordering {@code LATEST}: the update that is sent refers to the event
 * of the first superseded update and compares with it, so that the receiver gets all changes.
 */
public abstract class SupersededUpdatesContract extends StoreContract {

    /** For subclasses. */
    protected SupersededUpdatesContract() {}

    @Test
    void theOneThatIsSentCarriesTheEventOfTheFirstThatItSupersedes() {
        List<StoredEvent> updates = updates(4);

        Claim first = driver().claimOne();
        assertThat(first.superseded()).isTrue();
        assertThat(first.base()).isNull();
        supersede(first);

        Claim last = driver().claimOne();
        assertThat(last.event()).isEqualTo(updates.get(3));
        assertThat(last.superseded()).isFalse();
        assertThat(last.base()).isEqualTo(updates.get(0));
        assertThat(driver().ended())
                .hasSize(3)
                .allMatch(delivery -> delivery.status() == DeliveryStatus.SUPERSEDED)
                .allMatch(delivery -> base(delivery.id()) == null);
        assertThat(base(last.deliveryId())).isEqualTo(updates.get(0));
    }

    @Test
    void whatWasDeliveredIsComparedWithNoMore() {
        updates(2);
        supersede(driver().claimOne());
        driver().deliver(driver().claimOne());
        StoredEvent third = updates(1).get(0);

        Claim claim = driver().claimOne();

        assertThat(claim.event()).isEqualTo(third);
        assertThat(claim.base()).isNull();
    }

    @Test
    void anUpdateThatSupersedesNoneCarriesNone() {
        latest("create");
        StoredEvent update = latest("update");
        latest("delete");
        driver().deliver(driver().claimOne());

        Claim claim = driver().claimOne();

        assertThat(claim.event()).isEqualTo(update);
        assertThat(claim.base()).isNull();
        driver().deliver(claim);
        assertThat(driver().claimOne().base()).isNull();
    }

    @Test
    void theFirstUpdateAfterACreationIsTheBaseAndNotTheCreation() {
        latest("create");
        StoredEvent first = latest("update");
        StoredEvent second = latest("update");
        StoredEvent deletion = latest("delete");

        Claim creation = driver().claimOne();
        assertThat(creation.base()).isNull();
        driver().deliver(creation);
        supersede(driver().claimOne());

        Claim update = driver().claimOne();
        assertThat(update.event()).isEqualTo(second);
        assertThat(update.base()).isEqualTo(first);
        driver().deliver(update);
        Claim last = driver().claimOne();
        assertThat(last.event()).isEqualTo(deletion);
        assertThat(last.base()).isNull();
    }

    @Test
    void whatWasTriedInVainIsCoveredToo() {
        StoredEvent tried = updates(1).get(0);
        driver().complete(StoreDriver.failed(driver().claimOne(), Duration.ZERO));
        updates(1);

        supersede(driver().claimEventually(10).get(0));

        assertThat(driver().claimOne().base()).isEqualTo(tried);
    }

    @Test
    void everyAttemptCarriesTheSame() {
        StoredEvent first = updates(2).get(0);
        supersede(driver().claimOne());
        driver().complete(StoreDriver.failed(driver().claimOne(), Duration.ZERO));

        assertThat(driver().claimEventually(10).get(0).base()).isEqualTo(first);
    }

    @Test
    void whatIsSupersededByALaterOneHandsItsBaseOn() {
        StoredEvent first = updates(2).get(0);
        supersede(driver().claimOne());
        driver().complete(StoreDriver.failed(driver().claimOne(), Duration.ZERO));
        StoredEvent third = updates(1).get(0);

        Claim second = driver().claimEventually(10).get(0);
        assertThat(second.superseded()).isTrue();
        supersede(second);

        Claim last = driver().claimOne();
        assertThat(last.event()).isEqualTo(third);
        assertThat(last.base()).isEqualTo(first);
    }

    @Test
    void objectsAndWebhooksHaveBasesOfTheirOwn() {
        StoredEvent ofOne = updates(2).get(0);
        StoredEvent ofOther = driver().event("43");
        StoredEvent ofTwoWebhooks = driver().event("43");
        driver().enqueue(StoreDriver.to(ofOther, Ordering.LATEST, "wh_a"));
        driver().enqueue(StoreDriver.to(ofTwoWebhooks, Ordering.LATEST, "wh_a", "wh_b"));
        driver().complete(driver().claim(10).stream()
                .filter(Claim::superseded)
                .map(SupersededUpdatesContract::superseded)
                .toArray(Completion[]::new));

        assertThat(driver().claim(10))
                .extracting(claim -> claim.event().objectId(), Claim::base)
                .containsExactlyInAnyOrder(tuple("42", ofOne), tuple("43", ofOther));
        assertThat(base(StoreDriver.to(ofTwoWebhooks, Ordering.LATEST, "wh_a", "wh_b")
                        .deliveries()
                        .get(1)
                        .id()))
                .isNull();
    }

    @Test
    void whatIsForAnotherWebhookOfTheIdSupersedesNothing() {
        StoredEvent first = updateFor(7);
        StoredEvent second = updateFor(8);

        Claim claim = driver().claimOne();

        assertThat(claim.event()).isEqualTo(first);
        assertThat(claim.superseded()).isFalse();
        driver().deliver(claim);
        Claim next = driver().claimOne();
        assertThat(next.event()).isEqualTo(second);
        assertThat(next.base()).isNull();
    }

    @Test
    void aRunEndsWhereWhatIsForAnotherWebhookOfTheIdBegins() {
        List<StoredEvent> updates = List.of(updateFor(7), updateFor(7), updateFor(7), updateFor(8), updateFor(8));
        supersede(driver().claimOne());

        Claim claim = driver().claimOne();

        assertThat(claim.event()).isEqualTo(updates.get(2));
        assertThat(claim.superseded()).isFalse();
        assertThat(claim.base()).isEqualTo(updates.get(0));
        driver().deliver(claim);
        Claim next = driver().claimOne();
        assertThat(next.event()).isEqualTo(updates.get(3));
        supersede(next);
        assertThat(driver().claimOne().base()).isEqualTo(updates.get(3));
    }

    @Test
    void whatIsForAnyWebhookOfTheIdSupersedesAndIsSuperseded() {
        List<StoredEvent> updates = List.of(updateFor(7), updateFor(0), updateFor(7));
        supersede(driver().claimOne());

        Claim claim = driver().claimOne();

        assertThat(claim.event()).isEqualTo(updates.get(2));
        assertThat(claim.base()).isEqualTo(updates.get(0));
    }

    @Test
    void nothingIsHandedOnToWhatIsForAnotherWebhookOfTheId() {
        updateFor(7);
        updateFor(8);
        driver().complete(superseded(driver().claimOne()));

        assertThat(driver().claimOne().base()).isNull();
    }

    private StoredEvent updateFor(long incarnation) {
        StoredEvent event = driver().event("42");
        driver().enqueue(StoreDriver.to(event, Ordering.LATEST, "wh_a", incarnation));
        return event;
    }

    @Test
    void aRedeliveryCarriesTheSame() {
        StoredEvent first = updates(2).get(0);
        supersede(driver().claimOne());
        Claim dead = driver().claimOne();
        driver().complete(StoreDriver.dead(dead));
        for (Trigger trigger : List.of(Trigger.MANUAL, Trigger.REPLAY)) {
            driver().queue().redeliver(List.of(driver().ended(dead.deliveryId())), trigger, driver().log());

            Claim again = driver().claimOne();

            assertThat(again.deliveryId()).isEqualTo(dead.deliveryId());
            assertThat(again.base()).as(trigger.name()).isEqualTo(first);
            driver().deliver(again);
        }
    }

    @Test
    void aBaseIsKeptForAsLongAsTheDeliveryThatComparesWithIt() {
        List<StoredEvent> updates = updates(2);
        supersede(driver().claimOne());
        timePasses(Duration.ofMillis(5));

        assertThat(driver().log().purge(Duration.ZERO, 10)).isEqualTo(1);
        purgeEvents();

        assertThat(stored(updates.get(0))).isEqualTo(updates.get(0));
        Claim claim = driver().claimOne();
        assertThat(claim.base()).isEqualTo(updates.get(0));
        driver().complete(StoreDriver.dead(claim));
        purgeEvents();
        driver().queue().redeliver(List.of(driver().ended(claim.deliveryId())), Trigger.MANUAL, driver().log());
        Claim again = driver().claimOne();
        assertThat(again.base()).isEqualTo(updates.get(0));

        driver().deliver(again);
        timePasses(Duration.ofMillis(5));
        assertThat(driver().log().purge(Duration.ZERO, 10)).isEqualTo(1);
        purgeEvents();
        assertThat(base(claim.deliveryId())).isNull();
        assertThat(stored(updates.get(1))).isNull();
        assertThat(stored(updates.get(0))).isNull();
    }

    /**
     * Purges to the end twice: events are purged in the order of their ids, and a base comes before the event that
     * needs it.
     */
    private void purgeEvents() {
        for (int i = 0; i < 2; i++) {
            while (store().events().purge(Duration.ZERO, 10) == 10) {
                timePasses(Duration.ofMillis(1));
            }
        }
    }

    private @Nullable StoredEvent stored(StoredEvent event) {
        return store().events().find(event.id()).orElse(null);
    }

    private @Nullable StoredEvent base(String deliveryId) {
        return store().events().base(deliveryId).orElse(null);
    }

    private List<StoredEvent> updates(int count) {
        List<NewEvent> events = IntStream.range(0, count)
                .mapToObj(i -> StoreDriver.to(driver().event("42"), Ordering.LATEST, "wh_a"))
                .toList();
        driver().queue().enqueue(Transaction.NONE, events);
        return events.stream().map(NewEvent::event).toList();
    }

    private StoredEvent latest(String type) {
        StoredEvent event = driver().event(type, "server", "42", "{}");
        driver().enqueue(StoreDriver.to(event, Ordering.LATEST, "wh_a"));
        return event;
    }

    private void supersede(Claim claim) {
        assertThat(claim.superseded()).isTrue();
        driver().complete(superseded(claim));
    }

    private static Completion superseded(Claim claim) {
        return Completion.ended(claim, DeliveryStatus.SUPERSEDED, null);
    }
}
