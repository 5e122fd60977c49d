package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;
import org.webhooks4j.StoreException;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.WebhookRepository;

/** Contract tests for cancelling a deleted webhook's pending deliveries: none is sent, and each is logged. */
public abstract class CancelledDeliveriesContract extends StoreContract {

    /** For subclasses. */
    protected CancelledDeliveriesContract() {}

    @Test
    void whatIsPendingIsCancelledInStepsWhetherItWaitsOrIsClaimed() {
        List<String> ids = new ArrayList<>(driver().enqueue(3, "wh_a", "42"));
        Claim claimed = driver().claimOne();
        ids.addAll(driver().enqueue(2, "wh_a", "43"));
        String other = driver().enqueue("wh_b", "42");

        assertThat(cancel("wh_a", 2)).isEqualTo(2);
        assertThat(cancel("wh_a", 2)).isEqualTo(2);
        assertThat(cancel("wh_a", 2)).isPositive(); // may include the sequence number of object 42
        assertThat(cancel("wh_a", 2)).isZero();

        assertThat(StoreDriver.idsOf(driver().pending())).containsExactly(other);
        assertThat(driver().ended())
                .hasSize(5)
                .allMatch(delivery -> delivery.status() == DeliveryStatus.CANCELLED)
                .allMatch(delivery -> delivery.webhookId().equals("wh_a"))
                .extracting(Delivery::id)
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(driver().ended(claimed.deliveryId()).objectId()).isEqualTo("42");
        assertThat(driver().ended(claimed.deliveryId()).eventType()).isEqualTo(EventType.UPDATE);
        assertThat(driver().ended(claimed.deliveryId()).sequence()).isEqualTo(1);
        assertThat(driver().claimedIds(10)).containsExactly(other);
    }

    @Test
    void whatANodeMakesOfItsClaimThenIsDiscarded() {
        String id = driver().enqueue("wh_a", "42");
        Claim first = driver().claimOne();
        driver().complete(StoreDriver.failed(first, Duration.ZERO));
        Claim second = driver().claimEventually(1).get(0);

        cancel("wh_a", 10);
        driver().deliver(second);

        assertThat(driver().ended(id).status()).isEqualTo(DeliveryStatus.CANCELLED);
        assertThat(driver().ended(id).attempts()).isEqualTo(1);
        assertThat(driver().log().attempts(id)).extracting(Attempt::number).containsExactly(1);
        assertThat(driver().pending()).isEmpty();
    }

    @Test
    void theSequencesRestartForAnotherWebhookOfTheId() {
        driver().enqueue("wh_a", "42");
        driver().deliver(driver().claimOne());
        driver().enqueue("wh_a", "42");

        cancel("wh_a", 10);
        driver().enqueue("wh_a", "42");

        assertThat(driver().claimOne().sequence()).isEqualTo(1);
    }

    @Test
    void theSequencesOfManyObjectsAreForgottenInSteps() {
        for (int object = 0; object < 5; object++) {
            driver().enqueue("wh_a", "o" + object);
        }
        driver().claim(10).forEach(driver()::deliver);
        assertThat(driver().queue().webhookIds()).containsExactly("wh_a");

        int steps = 0;
        while (cancel("wh_a", 2) == 2) {
            steps++;
        }

        assertThat(steps).isBetween(0, 3);
        assertThat(driver().queue().webhookIds()).isEmpty();
        driver().enqueue("wh_a", "o4");
        assertThat(driver().claimOne().sequence()).isEqualTo(1);
    }

    @Test
    void aDeliveryTellsWhichWebhookOfItsIdItIsForUntilItLeavesTheLog() {
        String id = driver().enqueue(StoreDriver.to(driver().event("42"), "wh_a", 7));
        String other = driver().enqueue(StoreDriver.to(driver().event("43"), "wh_a", 0));
        assertThat(driver().pending()).extracting(Delivery::incarnation).containsExactlyInAnyOrder(7L, 0L);
        List<Claim> claims = driver().claim(10);
        assertThat(claims).extracting(Claim::incarnation).containsExactlyInAnyOrder(7L, 0L);
        claims.forEach(claim -> driver().complete(StoreDriver.dead(claim)));
        assertThat(driver().ended(id).incarnation()).isEqualTo(7);
        assertThat(driver().ended(other).incarnation()).isZero();

        driver().queue().redeliver(List.of(driver().ended(id)), Trigger.MANUAL, driver().log());

        assertThat(driver().pending()).extracting(Delivery::incarnation).containsExactly(7L);
        assertThat(driver().claimOne().incarnation()).isEqualTo(7);
    }

    @Test
    void whatIsForAWebhookOfTheIdThatIsThereByNowIsLeftAlone() {
        Incarnations incarnations = createdAnew();
        driver().enqueue(StoreDriver.to(driver().event("42"), "wh_a", incarnations.deleted()));
        String other = driver().enqueue(StoreDriver.to(driver().event("43"), "wh_a", incarnations.existing()));
        String behind = driver().enqueue(StoreDriver.to(driver().event("42"), "wh_a", incarnations.existing()));

        assertThat(cancel("wh_a", 10)).isEqualTo(1);

        assertThat(incarnations.deleted()).isNotEqualTo(incarnations.existing());
        assertThat(StoreDriver.idsOf(driver().pending())).containsExactlyInAnyOrder(other, behind);
        assertThat(driver().claimedIds(10)).containsExactlyInAnyOrder(other, behind);
    }

    @Test
    void whatStandsBehindAClaimedOneHasItsTurnAtOnce() {
        Incarnations incarnations = createdAnew();
        driver().enqueue(StoreDriver.to(driver().event("42"), "wh_a", incarnations.deleted()));
        String behind = driver().enqueue(StoreDriver.to(driver().event("42"), "wh_a", incarnations.existing()));
        driver().claimOne();
        assertThat(driver().claim(10)).isEmpty();

        assertThat(cancel("wh_a", 10)).isEqualTo(1);

        assertThat(driver().claimedIds(10)).containsExactly(behind);
    }

    @Test
    void whatStandsBehindARetryHasItsTurnAtOnce() {
        Incarnations incarnations = createdAnew();
        driver().enqueue(StoreDriver.to(driver().event("42"), "wh_a", incarnations.deleted()));
        driver().complete(StoreDriver.failed(driver().claimOne(), StoreDriver.HOUR));
        String behind = driver().enqueue(StoreDriver.to(driver().event("42"), "wh_a", incarnations.existing()));
        String last = driver().enqueue(StoreDriver.to(driver().event("42"), "wh_a", incarnations.existing()));
        assertThat(driver().claim(10)).isEmpty();

        assertThat(cancel("wh_a", 10)).isEqualTo(1);

        Claim claim = driver().claimOne();
        assertThat(claim.deliveryId()).isEqualTo(behind);
        driver().deliver(claim);
        assertThat(driver().claimedIds(10)).containsExactly(last);
    }

    /** The incarnation of the deleted webhook, and that of the webhook that has its id now. */
    private record Incarnations(long deleted, long existing) {}

    private Incarnations createdAnew() {
        WebhookRepository webhooks = store().webhooks();
        webhooks.save(webhook());
        long deleted = webhooks.findById("wh_a").orElseThrow().state().incarnation();
        webhooks.delete("wh_a");
        webhooks.save(webhook());
        return new Incarnations(
                deleted, webhooks.findById("wh_a").orElseThrow().state().incarnation());
    }

    private static Webhook webhook() {
        return Webhook.to("https://example.com/hook")
                .id("wh_a")
                .on(EventType.UPDATE)
                .build();
    }

    @Test
    void nothingIsCancelledThatCannotBeWrittenDown() {
        String id = driver().enqueue("wh_a", "42");

        assertThatThrownBy(() -> driver().queue()
                        .cancel("wh_a", 10, new FailingLog(driver().log(), new StoreException("the log is full"))))
                .isInstanceOf(StoreException.class);

        assertThat(driver().claimedIds(10)).containsExactly(id);
    }

    @Test
    void workersThatGoOnMeanwhileAndWhoeverCancelsEndEveryDeliveryOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            List<String> ids = new ArrayList<>();
            for (int object = 0; object < 20; object++) {
                ids.add(driver().enqueue(StoreDriver.to(
                        driver().event("r" + round + "o" + object), Ordering.PER_OBJECT, "wh_a")));
                ids.add(driver().enqueue(StoreDriver.to(
                        driver().event("r" + round + "o" + object), Ordering.PER_OBJECT, "wh_a")));
            }
            CyclicBarrier start = new CyclicBarrier(3);
            ExecutorService threads = Executors.newFixedThreadPool(3);
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
                    while (cancel("wh_a", 7) == 7) {
                        Thread.onSpinWait();
                    }
                    return null;
                }));
                for (Future<?> each : all) {
                    each.get(2, TimeUnit.MINUTES);
                }
            } finally {
                threads.shutdownNow();
            }

            assertThat(driver().pending()).isEmpty();
            String last = "r" + round;
            assertThat(driver().log()
                            .search(DeliveryQuery.all().withLimit(DeliveryQuery.MAX_LIMIT))
                            .items())
                    .filteredOn(delivery -> delivery.objectId().startsWith(last))
                    .extracting(Delivery::id)
                    .containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    private int cancel(String webhook, int limit) {
        return driver().queue().cancel(webhook, limit, driver().log());
    }
}
