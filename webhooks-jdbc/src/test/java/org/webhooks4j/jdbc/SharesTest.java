package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.webhooks4j.spi.ClaimRequest;

class SharesTest {

    @Test
    void everyWebhookGetsAnEqualShareFirst() {
        Shares shares = shares(10, 10, Map.of(), "a", "b");

        assertThat(shares.next()).containsOnly(Map.entry("a", 5), Map.entry("b", 5));
    }

    @Test
    void whatOneLeavesOverGoesToTheOthers() {
        Shares shares = shares(10, 10, Map.of(), "a", "b");
        shares.next();
        take(shares, "a", 5);
        take(shares, "b", 1);
        shares.endRound("a", false, false);
        shares.endRound("b", true, false);

        assertThat(shares.next()).containsOnly(Map.entry("a", 4));
    }

    @Test
    void aWebhookIsAskedForNoMoreThanItsLimit() {
        Shares shares = shares(10, 3, Map.of("b", 0, "c", 1), "a", "b", "c");

        assertThat(shares.next()).containsOnly(Map.entry("a", 3), Map.entry("c", 1));
    }

    @Test
    void moreWebhooksThanTheLimitGetOneEachAsFarAsItGoes() {
        Shares shares = shares(2, 10, Map.of(), "a", "b", "c");

        assertThat(shares.next())
                .hasSize(2)
                .allSatisfy((webhook, size) -> assertThat(size).isEqualTo(1));
    }

    @Test
    void behindBlockedDeliveriesMoreIsLookedAtThanWanted() {
        Shares shares = shares(10, 2, Map.of(), "a");
        shares.next();
        shares.take("a", 1);
        shares.endRound("a", false, true);

        assertThat(shares.next().get("a")).isEqualTo(1_000);
        assertThat(shares.take("a", 1)).isTrue();
        assertThat(shares.take("a", 1)).isFalse();
    }

    @Test
    void whatIsLookedAtBehindBlockedDeliveriesIsBoundedHoweverManyWebhooksHaveSome() {
        Shares shares = shares(10, 2, Map.of(), "a", "b");
        shares.next();
        shares.endRound("a", false, true);
        shares.endRound("b", false, true);

        assertThat(shares.next()).containsOnly(Map.entry("a", 500), Map.entry("b", 500));
    }

    @Test
    void behindMoreThanThatEachLaneIsLookedAtAndThenNothingElse() {
        Shares shares = shares(10, 2, Map.of(), "a");
        for (int i = 0; i < 2; i++) {
            assertThat(shares.looksAtEachLane("a")).isFalse();
            shares.next();
            shares.endRound("a", false, true);
        }

        assertThat(shares.looksAtEachLane("a")).isTrue();
        shares.next();
        shares.endRound("a", false, true);

        assertThat(shares.isOpen()).isFalse();
    }

    @Test
    void aWebhookThatNothingCanBeDoneForIsLeftAlone() {
        Shares shares = shares(10, 10, Map.of(), "a");
        shares.next();
        shares.endRound("a", false, false);

        assertThat(shares.isOpen()).isFalse();
    }

    private static void take(Shares shares, String webhook, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(shares.take(webhook, 1)).isTrue();
        }
    }

    private static Shares shares(int limit, int each, Map<String, Integer> limits, String... due) {
        ClaimRequest request = new ClaimRequest("node-1", limit, each, limits, Duration.ofMinutes(1));
        return new Shares(request, List.of(due), new Random(1));
    }
}
