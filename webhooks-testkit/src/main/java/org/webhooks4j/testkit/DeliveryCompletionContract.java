package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.webhooks4j.StoreException;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;

/** Contract tests for {@link org.webhooks4j.spi.DeliveryQueue#complete}: results, retries and fencing tokens. */
public abstract class DeliveryCompletionContract extends StoreContract {

    private static final Duration HOUR = StoreDriver.HOUR;

    /** For subclasses. */
    protected DeliveryCompletionContract() {}

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
        assertThat(second.fencingToken()).isGreaterThan(first.fencingToken());
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

        assertThat(current.fencingToken()).isGreaterThan(late.fencingToken());
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

    private Set<String> redeliver(String id) {
        return driver().queue().redeliver(List.of(driver().ended(id)), Trigger.MANUAL, driver().log());
    }
}
