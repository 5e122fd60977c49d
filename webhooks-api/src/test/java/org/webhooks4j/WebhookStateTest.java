package org.webhooks4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WebhookStateTest {

    private static final WebhookState STATE =
            WebhookState.NONE.withInactiveReason("410 Gone").withTracedUntil(Instant.EPOCH);

    @Test
    void reasonAndTraceDecideWhetherTwoAreEqual() {
        assertThat(STATE)
                .isEqualTo(WebhookState.NONE.withTracedUntil(Instant.EPOCH).withInactiveReason("410 Gone"))
                .isNotEqualTo(STATE.withInactiveReason(null))
                .isNotEqualTo(STATE.withTracedUntil(null))
                .isNotEqualTo(WebhookState.NONE);
    }

    @Test
    void theIncarnationDoesNotBecauseTheRepositoryAloneKnowsIt() {
        assertThat(STATE.withIncarnation(7)).isEqualTo(STATE).hasSameHashCodeAs(STATE);
        assertThat(STATE.withIncarnation(7).incarnation()).isEqualTo(7);
    }
}
