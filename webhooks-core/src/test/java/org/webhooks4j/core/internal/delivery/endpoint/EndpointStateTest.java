package org.webhooks4j.core.internal.delivery.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EndpointStateTest {

    private static final int CAP = 8;
    private static final long TERM = 7;

    private final EndpointState state = new EndpointState(CAP);

    EndpointStateTest() {
        state.limitTo(CAP, null, TERM);
    }

    private void fail(int times, long now) {
        for (int i = 0; i < times; i++) {
            state.failed(false, now);
        }
    }

    private void succeed(int times, long now) {
        for (int i = 0; i < times; i++) {
            state.answered(now, Duration.ofMillis(5));
            state.succeeded();
        }
    }

    @Test
    void aNewEndpointGetsOneRequestUntilItAnswers() {
        assertThat(state.allowance(0)).isEqualTo(1);
        state.sent(0);
        assertThat(state.allowance(0)).isZero();
        state.released();
        assertThat(state.allowance(0)).as("after a request without an answer").isEqualTo(1);
        state.sent(0);
        state.answered(0, Duration.ofMillis(5));
        assertThat(state.allowance(0)).isEqualTo(EndpointState.FIRST_WINDOW - 1);
    }

    @Test
    void theWindowGrowsByOneWithEachAnswerUpToTheCap() {
        succeed(1, 0);
        assertThat(state.allowance(0)).isEqualTo(EndpointState.FIRST_WINDOW + 1);
        succeed(100, 0);
        assertThat(state.allowance(0)).isEqualTo(CAP);
        fail(1, 0);
        assertThat(state.allowance(0)).as("no more than the cap was gained").isEqualTo(CAP / 2);
    }

    @Test
    void anAnswerThatRefusesTheRequestIsAnAnswerToo() {
        state.answered(0, Duration.ofMillis(5));
        state.coped();
        assertThat(state.allowance(0)).isEqualTo(EndpointState.FIRST_WINDOW + 1);
        assertThat(state.isAnswering(0)).isTrue();
    }

    @Test
    void theWindowIsHalvedByEachFailureDownToOne() {
        succeed(100, 0);
        fail(1, 0);
        assertThat(state.allowance(0)).isEqualTo(CAP / 2);
        fail(8, 0);
        assertThat(state.allowance(0)).isEqualTo(1);
        succeed(1, 0);
        assertThat(state.allowance(0)).isEqualTo(2);
    }

    @Test
    void anEndpointAnswersUntilARequestHasNoAnswer() {
        assertThat(state.isAnswering(0)).isFalse();
        assertThat(state.isUnknown()).isTrue();
        succeed(1, 0);
        assertThat(state.isAnswering(0)).isTrue();
        state.failed(true, 0);
        assertThat(state.isAnswering(0)).as("a 503 is an answer").isTrue();
        state.failed(false, 0);
        assertThat(state.isAnswering(0)).isFalse();
        assertThat(state.isUnknown()).isFalse();
    }

    @Test
    void anEndpointIsSilentIfNoOpenRequestIsAnsweredForASecond() {
        succeed(100, 0);
        assertThat(state.isSilent(60_000)).as("nothing is open").isFalse();
        for (int i = 0; i < 5; i++) {
            state.sent(60_000);
        }
        assertThat(state.isAnswering(61_000)).isTrue();
        assertThat(state.isAnswering(61_001)).isFalse();
        assertThat(state.isSilent(61_001)).isTrue();
        assertThat(state.allowance(61_001))
                .as("more than a small window is open")
                .isZero();
        succeed(1, 61_500);
        assertThat(state.isAnswering(62_000)).isTrue();
        assertThat(state.allowance(62_000)).isEqualTo(CAP - 5);
    }

    @Test
    void aSlowEndpointIsSilentLater() {
        for (int i = 0; i < 3; i++) {
            state.answered(0, Duration.ofMillis(1_500));
            state.succeeded();
        }
        state.sent(0);
        assertThat(state.isSilent(4_500)).isFalse();
        assertThat(state.isSilent(4_501)).isTrue();
        for (int i = 0; i < 30; i++) {
            state.answered(0, Duration.ofSeconds(10));
        }
        assertThat(state.isSilent(5_000)).isFalse();
        assertThat(state.isSilent(5_001)).isTrue();
    }

    @Test
    void nineFailuresDoNotOpenTheBreaker() {
        fail(9, 0);
        assertThat(state.isTripped()).isFalse();
        assertThat(state.allowance(0)).isEqualTo(1);
    }

    @Test
    void theTenthFailureInARowOpensTheBreakerForASecond() {
        fail(10, 0);
        assertThat(state.allowance(999)).isZero();
        assertThat(state.allowance(1_000)).as("one probe").isEqualTo(1);
        state.sent(0);
        assertThat(state.allowance(1_000)).as("no second probe").isZero();
    }

    @Test
    void eachFailedProbeDoublesThePauseUpToFiveMinutes() {
        fail(10, 0);
        fail(1, 1_000);
        assertThat(state.allowance(2_999)).isZero();
        assertThat(state.allowance(3_000)).isEqualTo(1);
        fail(100, 3_000);
        assertThat(state.allowance(302_999)).isZero();
        assertThat(state.allowance(303_000)).isEqualTo(1);
    }

    @Test
    void successClosesTheBreakerAndForgetsThePause() {
        fail(20, 0);
        succeed(1, 0);
        assertThat(state.isTripped()).isFalse();
        assertThat(state.allowance(0)).isEqualTo(2);
        fail(9, 0);
        assertThat(state.isTripped()).isFalse();
    }

    @Test
    void aReceiverThatAsksForAPauseGetsIt() {
        state.askedToWait(Duration.ofMinutes(1), 0);
        assertThat(state.allowance(59_999)).isZero();
        assertThat(state.isUnremarkable(59_999, 0)).isFalse();
        assertThat(state.allowance(60_000)).isEqualTo(1);
    }

    @Test
    void thatItAnswersIsRememberedForAWhile() {
        succeed(1, 0);
        assertThat(state.isUnremarkable(59_999, 60_000)).isFalse();
        assertThat(state.isUnremarkable(60_000, 60_000)).isTrue();
    }

    @Test
    void anotherTermOfTheWebhookBeginsWithNothingButTheOpenRequests() {
        succeed(100, 0);
        fail(20, 0);
        state.askedToWait(Duration.ofHours(24), 0);
        state.sent(0);
        state.limitTo(CAP, null, TERM);
        assertThat(state.allowance(0)).as("in the same term").isZero();
        state.limitTo(CAP, null, TERM + 1);
        assertThat(state.isTripped()).isFalse();
        assertThat(state.isAnswering(0)).isFalse();
        assertThat(state.allowance(0)).as("the open one is its first").isZero();
    }

    @Test
    void asManyAreClaimedAheadAsAnEndpointAnswersInATenthOfASecond() {
        EndpointState state = new EndpointState(32);
        assertThat(state.ahead(0)).as("of an unknown one").isZero();
        state.answered(0, Duration.ofMillis(50));
        assertThat(state.ahead(0)).isEqualTo(2 * EndpointState.FIRST_WINDOW);

        EndpointState fast = new EndpointState(32);
        fast.answered(0, Duration.ZERO);
        assertThat(fast.ahead(0)).as("at most").isEqualTo(16 * EndpointState.FIRST_WINDOW);

        EndpointState slow = new EndpointState(32);
        slow.answered(0, Duration.ofSeconds(5));
        assertThat(slow.ahead(0)).isZero();
    }

    @Test
    void nothingIsClaimedAheadForAnEndpointThatWouldLetItWait() {
        EndpointState limited = new EndpointState(32);
        limited.limitTo(32, 100.0, 0);
        limited.answered(0, Duration.ZERO);
        assertThat(limited.ahead(0)).as("a limit of requests per second").isZero();

        EndpointState paused = new EndpointState(32);
        paused.answered(0, Duration.ZERO);
        paused.askedToWait(Duration.ofSeconds(1), 0);
        assertThat(paused.ahead(0)).isZero();
        assertThat(paused.isHeld(0)).isTrue();
        assertThat(paused.ahead(1_000)).isPositive();
        assertThat(paused.isHeld(1_000)).isFalse();

        EndpointState silent = new EndpointState(32);
        silent.answered(0, Duration.ZERO);
        silent.sent(0);
        assertThat(silent.ahead(1_001)).isZero();
        assertThat(silent.isHeld(1_001)).isTrue();

        EndpointState failing = new EndpointState(32);
        for (int i = 0; i < EndpointState.FAILURES_TO_OPEN; i++) {
            failing.answered(0, Duration.ZERO);
            failing.failed(true, 0);
        }
        assertThat(failing.ahead(1_000)).as("half open").isZero();
        assertThat(failing.isHeld(1_000)).as("one may try").isFalse();
        failing.sent(1_000);
        assertThat(failing.isHeld(1_000)).as("one tries").isTrue();
    }
}
