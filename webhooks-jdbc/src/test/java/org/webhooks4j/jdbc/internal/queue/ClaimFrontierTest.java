package org.webhooks4j.jdbc.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimFrontierTest {

    private final ClaimFrontier frontier = new ClaimFrontier();

    @Test
    void claimsStartAtTheBeginningUntilOneIsLarge() {
        frontier.claimed(ClaimFrontier.LARGE - 1, Map.of("a", 5L));

        assertThat(frontier.starts()).isEmpty();
    }

    @Test
    void aLargeClaimTellsTheNextWhereToStart() {
        frontier.claimed(ClaimFrontier.LARGE, Map.of("a", 5L));

        assertThat(frontier.starts()).containsOnly(Map.entry("a", 5L));
    }

    @Test
    void everyFewClaimsOneStartsAtTheBeginning() {
        for (int i = 0; i < 3; i++) {
            for (int later = 0; later < ClaimFrontier.CLAIMS_BETWEEN; later++) {
                frontier.claimed(ClaimFrontier.LARGE, Map.of("a", 5L));
                assertThat(frontier.starts()).isNotEmpty();
            }
            frontier.claimed(ClaimFrontier.LARGE, Map.of("a", 5L));
            assertThat(frontier.starts()).isEmpty();
        }
    }
}
