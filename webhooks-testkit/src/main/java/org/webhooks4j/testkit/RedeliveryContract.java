package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.DeliveryLog;

/** Contract tests for {@link org.webhooks4j.spi.DeliveryQueue#redeliver}. */
public abstract class RedeliveryContract extends StoreContract {

    /** For subclasses. */
    protected RedeliveryContract() {}

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
        assertThat(second.fencingToken()).isGreaterThan(first.fencingToken());
    }

    /** Several claims may fall into one tick of the store's clock. */
    @Test
    void eachClaimOfARedeliveryHasAGreaterFencingToken() {
        String id = driver().enqueue("wh_a", "42");
        List<Long> tokens = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Claim claim = driver().claimOne();
            tokens.add(claim.fencingToken());
            driver().complete(StoreDriver.dead(claim));
            redeliver(id);
        }

        assertThat(tokens).isSorted().doesNotHaveDuplicates();
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

    @Test
    void theGivenLogReopensWhatIsPutBackAndNothingElse() {
        String pending = driver().enqueue("wh_a", "42");
        driver().complete(StoreDriver.dead(driver().claimOne()));
        Delivery alreadyBack = driver().ended(pending);
        redeliver(pending);
        String ended = driver().enqueue("wh_a", "43");
        driver().claim(10).stream()
                .filter(claim -> claim.deliveryId().equals(ended))
                .forEach(claim -> driver().complete(StoreDriver.dead(claim)));
        Set<String> reopened = new HashSet<>();

        driver().queue()
                .redeliver(
                        List.of(alreadyBack, driver().ended(ended)),
                        Trigger.REPLAY,
                        new Watching(driver().log(), reopened));

        assertThat(reopened).containsExactly(ended);
        assertThat(driver().ended()).isEmpty();
    }

    private Set<String> redeliver(String id) {
        return driver().queue().redeliver(List.of(driver().ended(id)), Trigger.MANUAL, driver().log());
    }

    /** Notes which deliveries are reopened. */
    private static final class Watching extends ForwardingLog {

        private final Set<String> reopened;

        Watching(DeliveryLog log, Set<String> reopened) {
            super(log);
            this.reopened = reopened;
        }

        @Override
        public void reopen(Transaction transaction, Set<String> deliveryIds) {
            super.reopen(transaction, deliveryIds);
            reopened.addAll(deliveryIds);
        }
    }
}
