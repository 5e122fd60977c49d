package org.webhooks4j.jdbc.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.webhooks4j.spi.ClaimRequest;

class FairClaimBudgetTest {

    @Test
    void everyWebhookGetsAnEqualShareFirst() {
        FairClaimBudget budget = budget(10, 10, Map.of(), "a", "b");

        assertThat(budget.next()).containsOnly(Map.entry("a", 5), Map.entry("b", 5));
    }

    @Test
    void whatOneLeavesOverGoesToTheOthers() {
        FairClaimBudget budget = budget(10, 10, Map.of(), "a", "b");
        budget.next();
        take(budget, "a", 5);
        take(budget, "b", 1);
        budget.endRound("a", false, false);
        budget.endRound("b", true, false);

        assertThat(budget.next()).containsOnly(Map.entry("a", 4));
    }

    @Test
    void aWebhookIsAskedForNoMoreThanItsLimit() {
        FairClaimBudget budget = budget(10, 3, Map.of("b", 0, "c", 1), "a", "b", "c");

        assertThat(budget.next()).containsOnly(Map.entry("a", 3), Map.entry("c", 1));
    }

    @Test
    void moreWebhooksThanTheLimitGetOneEachAsFarAsItGoes() {
        FairClaimBudget budget = budget(2, 10, Map.of(), "a", "b", "c");

        assertThat(budget.next())
                .hasSize(2)
                .allSatisfy((webhook, size) -> assertThat(size).isEqualTo(1));
    }

    @Test
    void behindBlockedDeliveriesMoreIsLookedAtThanWanted() {
        FairClaimBudget budget = budget(10, 2, Map.of(), "a");
        budget.next();
        budget.take("a", 1);
        budget.endRound("a", false, true);

        assertThat(budget.next().get("a")).isEqualTo(1_000);
        assertThat(budget.take("a", 1)).isTrue();
        assertThat(budget.take("a", 1)).isFalse();
    }

    @Test
    void whatIsLookedAtBehindBlockedDeliveriesIsBoundedHoweverManyWebhooksHaveSome() {
        FairClaimBudget budget = budget(10, 2, Map.of(), "a", "b");
        budget.next();
        budget.endRound("a", false, true);
        budget.endRound("b", false, true);

        assertThat(budget.next()).containsOnly(Map.entry("a", 500), Map.entry("b", 500));
    }

    @Test
    void behindMoreThanThatEachOrderingKeyIsLookedAtAndThenNothingElse() {
        FairClaimBudget budget = budget(10, 2, Map.of(), "a");
        for (int i = 0; i < 2; i++) {
            assertThat(budget.looksAtEachLane("a")).isFalse();
            budget.next();
            budget.endRound("a", false, true);
        }

        assertThat(budget.looksAtEachLane("a")).isTrue();
        budget.next();
        budget.endRound("a", false, true);

        assertThat(budget.isOpen()).isFalse();
    }

    @Test
    void aWebhookThatNothingCanBeDoneForIsLeftAlone() {
        FairClaimBudget budget = budget(10, 10, Map.of(), "a");
        budget.next();
        budget.endRound("a", false, false);

        assertThat(budget.isOpen()).isFalse();
    }

    private static void take(FairClaimBudget budget, String webhook, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(budget.take(webhook, 1)).isTrue();
        }
    }

    private static FairClaimBudget budget(int limit, int each, Map<String, Integer> limits, String... due) {
        ClaimRequest request = new ClaimRequest("node-1", limit, each, limits, Duration.ofMinutes(1));
        return new FairClaimBudget(request, List.of(due), new Random(1));
    }
}
