package org.webhooks4j.core.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EndpointStateTest {

    private static final int CAP = 8;

    private final EndpointState state = new EndpointState();

    private void fail(int times, long now) {
        for (int i = 0; i < times; i++) {
            state.failed(now);
        }
    }

    @Test
    void openRequestsCountAgainstTheCap() {
        state.claimed(0);
        state.claimed(0);
        assertThat(state.allowance(CAP, null, 0)).isEqualTo(6);
        state.released();
        assertThat(state.allowance(CAP, null, 0)).isEqualTo(7);
    }

    @Test
    void nineFailuresChangeNothing() {
        fail(9, 0);
        assertThat(state.allowance(CAP, null, 0)).isEqualTo(CAP);
    }

    @Test
    void theTenthFailureInARowOpensTheBreakerForASecond() {
        fail(10, 0);
        assertThat(state.allowance(CAP, null, 999)).isZero();
        assertThat(state.allowance(CAP, null, 1_000)).as("one probe").isEqualTo(1);
        state.claimed(0);
        assertThat(state.allowance(CAP, null, 1_000)).as("no second probe").isZero();
    }

    @Test
    void eachFailedProbeDoublesThePauseUpToFiveMinutes() {
        fail(10, 0);
        state.failed(1_000);
        assertThat(state.allowance(CAP, null, 2_999)).isZero();
        assertThat(state.allowance(CAP, null, 3_000)).isEqualTo(1);
        fail(100, 3_000);
        assertThat(state.allowance(CAP, null, 302_999)).isZero();
        assertThat(state.allowance(CAP, null, 303_000)).isEqualTo(1);
    }

    @Test
    void successClosesTheBreakerAndForgetsThePause() {
        fail(20, 0);
        state.succeeded();
        assertThat(state.allowance(CAP, null, 0)).isEqualTo(CAP);
        assertThat(state.isUnremarkable(0)).isTrue();
        fail(9, 0);
        assertThat(state.allowance(CAP, null, 0)).isEqualTo(CAP);
    }

    @Test
    void aReceiverThatAsksForAPauseGetsIt() {
        state.askedToWait(Duration.ofMinutes(1), 0);
        assertThat(state.allowance(CAP, null, 59_999)).isZero();
        assertThat(state.isUnremarkable(59_999)).isFalse();
        assertThat(state.allowance(CAP, null, 60_000)).isEqualTo(CAP);
    }
}
