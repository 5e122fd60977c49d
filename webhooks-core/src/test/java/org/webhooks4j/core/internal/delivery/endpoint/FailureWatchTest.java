package org.webhooks4j.core.internal.delivery.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.webhooks4j.core.DrivenClock;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.spi.EndpointFailures;

class FailureWatchTest {

    private static final Duration QUARTER_OF_A_DAY = Duration.ofHours(6);

    private final DrivenClock clock = new DrivenClock();
    private final EndpointFailures failures =
            new InMemoryStore(clock).management().failures();
    private final FailureWatch watch = new FailureWatch(failures, clock);

    private void failForDays(String... webhookIds) {
        for (int i = 0; i < 4 * FailureWatch.DAYS + 2; i++) {
            for (String webhookId : webhookIds) {
                watch.failed(webhookId, "msg_" + i);
            }
            assertThat(watch.settle()).isEmpty();
            clock.advance(QUARTER_OF_A_DAY);
        }
    }

    @Test
    void whatIsDueForOneWebhookIsNotLostWhenAnotherIsForgottenInTheSameBatch() {
        failForDays("wh_1");
        watch.failed("wh_1", "msg_last");
        watch.failed("wh_gone", "msg_1");
        watch.forget("wh_gone");
        assertThat(watch.settle()).containsExactly("wh_1");
    }

    @Test
    void whoIsForgottenBeginsAnew() {
        failForDays("wh_1");
        watch.forget("wh_1");
        watch.failed("wh_1", "msg_last");
        assertThat(watch.settle()).isEmpty();
        assertThat(failures.streaks()).isEmpty();
    }

    @Test
    void nothingIsWrittenAboutAWebhookThatIsGone() {
        watch.failed("wh_1", "msg_1");
        watch.failed("wh_2", "msg_2");
        assertThat(watch.settle()).isEmpty();
        watch.dropUnless("wh_2"::equals);
        clock.advance(FailureWatch.PATIENCE);
        assertThat(watch.settle()).isEmpty();
        assertThat(failures.streaks())
                .extracting(EndpointFailures.Streak::webhookId)
                .containsExactly("wh_2");
    }

    @Test
    void aClockThatIsSetBackDoesNotKeepFailuresFromBeingWritten() {
        watch.failed("wh_1", "msg_1");
        assertThat(watch.settle()).isEmpty();
        clock.advance(Duration.ofHours(-1));
        assertThat(watch.settle()).isEmpty();
        clock.advance(FailureWatch.PATIENCE);
        assertThat(watch.settle()).isEmpty();
        assertThat(failures.streaks()).hasSize(1);
    }
}
