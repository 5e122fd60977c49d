package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FrontTest {

    private final Front front = new Front();

    @Test
    void claimsStartAtTheBeginningUntilOneIsLarge() {
        front.claimed(Front.LARGE - 1, Map.of("a", 5L));

        assertThat(front.starts()).isEmpty();
    }

    @Test
    void aLargeClaimTellsTheNextWhereToStart() {
        front.claimed(Front.LARGE, Map.of("a", 5L));

        assertThat(front.starts()).containsOnly(Map.entry("a", 5L));
    }

    @Test
    void everyFewClaimsOneStartsAtTheBeginning() {
        for (int i = 0; i < 3; i++) {
            for (int later = 0; later < Front.CLAIMS_BETWEEN; later++) {
                front.claimed(Front.LARGE, Map.of("a", 5L));
                assertThat(front.starts()).isNotEmpty();
            }
            front.claimed(Front.LARGE, Map.of("a", 5L));
            assertThat(front.starts()).isEmpty();
        }
    }
}
