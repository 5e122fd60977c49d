package org.webhooks4j.core.internal.delivery.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlotAllocationTest {

    private static final int ALL = 256;
    private static final int CAP = 32;

    /** More than any endpoint has been silent for when it is 0. */
    private static final long LATER = 2_000;

    private static EndpointState unknown() {
        return new EndpointState(CAP);
    }

    private static EndpointState answering(int open) {
        EndpointState state = new EndpointState(CAP);
        for (int i = 0; i < CAP; i++) {
            state.answered(0, Duration.ofMillis(1));
            state.succeeded();
        }
        for (int i = 0; i < open; i++) {
            state.sent(0);
        }
        return state;
    }

    private static EndpointState failing() {
        EndpointState state = new EndpointState(CAP);
        state.failed(false, 0);
        return state;
    }

    @Test
    void halfOfAllIsForEverybody() {
        SlotAllocation slots = new SlotAllocation(ALL, 100, 0);
        assertThat(slots.free()).isEqualTo(156);
        assertThat(slots.forOthers()).isEqualTo(28);
        assertThat(slots.forUnknown()).isEqualTo(1);
        assertThat(slots.forEndpoint(failing(), 0)).isEqualTo(1);
        assertThat(slots.forEndpoint(answering(0), 0)).isEqualTo(CAP);
    }

    @Test
    void thenThereIsAFirstRequestForWhoIsUnknownAndNothingForWhoHangs() {
        SlotAllocation slots = new SlotAllocation(ALL, 128, 1);
        assertThat(slots.forOthers()).isEqualTo(64);
        assertThat(slots.forUnknown()).isEqualTo(1);
        assertThat(slots.forEndpoint(unknown(), 0)).isEqualTo(1);
        EndpointState waiting = unknown();
        waiting.sent(0);
        assertThat(slots.forEndpoint(waiting, 0))
                .as("its first request is open")
                .isZero();
        assertThat(slots.forEndpoint(failing(), 0)).isZero();
        assertThat(slots.forEndpoint(answering(1), LATER)).as("silent").isZero();
        assertThat(slots.forEndpoint(answering(1), 0)).isEqualTo(CAP - 1);
    }

    @Test
    void theLastQuarterIsForThoseThatAnswerAsFarAsOthersThatAnswerLeaveIt() {
        assertThat(new SlotAllocation(ALL, 192, 0).forUnknown()).isZero();
        assertThat(new SlotAllocation(ALL, 192, 0).forEndpoint(failing(), 0)).isZero();
        assertThat(new SlotAllocation(ALL, 192, 0).free()).isEqualTo(64);
        assertThat(new SlotAllocation(ALL, 192, 0).forOthers()).isZero();
        assertThat(new SlotAllocation(ALL, 192, 0).forEndpoint(answering(0), 0)).isEqualTo(CAP);
        assertThat(new SlotAllocation(ALL, 192, 1).forEndpoint(answering(5), 0))
                .as("no other answers")
                .isEqualTo(CAP - 5);
        assertThat(new SlotAllocation(ALL, 192, 17).forEndpoint(answering(5), 0))
                .as("192 for 16 others, as for this one")
                .isEqualTo(12 - 5);
        assertThat(new SlotAllocation(ALL, 192, 101).forEndpoint(answering(1), 0))
                .isZero();
        assertThat(new SlotAllocation(ALL, 192, 100).forEndpoint(answering(0), 0))
                .isEqualTo(1);
    }

    @Test
    void oneThatAloneAnswersMayHaveAllSlots() {
        EndpointState only = new EndpointState(ALL);
        for (int i = 0; i < ALL; i++) {
            only.answered(0, Duration.ofMillis(1));
            only.succeeded();
        }
        int open = 0;
        while (new SlotAllocation(ALL, open, 1).free() > 0) {
            SlotAllocation slots = new SlotAllocation(ALL, open, 1);
            int taken = Math.min(slots.free(), slots.forEndpoint(only, 0));
            assertThat(taken).isPositive();
            for (int i = 0; i < taken; i++) {
                only.sent(0);
            }
            open += taken;
        }
        assertThat(open).isEqualTo(ALL);
    }

    @Test
    void ofVeryFewSlotsEachCanBeTaken() {
        assertThat(new SlotAllocation(1, 0, 0).free()).isEqualTo(1);
        assertThat(new SlotAllocation(1, 1, 0).free()).isZero();
        assertThat(new SlotAllocation(2, 1, 0).forUnknown()).isEqualTo(1);
        assertThat(new SlotAllocation(3, 2, 0).forUnknown()).isEqualTo(1);
        assertThat(new SlotAllocation(2, 1, 1).forEndpoint(answering(1), 0)).isPositive();
    }
}
