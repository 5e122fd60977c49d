package org.webhooks4j.core.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.core.internal.delivery.attempt.DeliveryResult;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.StoredEvent;

class ResultQueueTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Signal signal = new Signal();
    private final ResultQueue arrivals = new ResultQueue(signal);

    @Test
    void whatArrivesIsTakenInOrder() {
        DeliveryResult first = result();
        DeliveryResult second = result();
        arrivals.add(first);
        arrivals.add(second);

        assertThat(arrivals.poll()).isSameAs(first);
        assertThat(arrivals.poll()).isSameAs(second);
        assertThat(arrivals.poll()).isNull();
    }

    @Test
    void theWaitEndsWithTheLastOneThatIsWantedAndNotBefore() throws Exception {
        arrivals.add(result());
        CompletableFuture<Void> wait = CompletableFuture.runAsync(() -> arrivals.await(3, LONG));
        arrivals.add(result());
        signal.raise(); // a commit of the host
        assertThat(wait).isNotDone();

        arrivals.add(result());

        wait.get(10, TimeUnit.SECONDS);
    }

    @Test
    void whatIsThereAlreadyIsNotWaitedFor() throws Exception {
        arrivals.add(result());
        arrivals.add(result());

        CompletableFuture.runAsync(() -> arrivals.await(2, LONG)).get(10, TimeUnit.SECONDS);
    }

    @Test
    void everyArrivalRaisesTheSignalOfTheOneWhoWaitsForAnything() throws Exception {
        arrivals.await(5, Duration.ZERO);
        CompletableFuture<Void> wait = CompletableFuture.runAsync(() -> signal.await(LONG));

        arrivals.add(result());

        wait.get(10, TimeUnit.SECONDS);
    }

    private static DeliveryResult result() {
        StoredEvent event = new StoredEvent("evt_1", EventType.CREATE, "server", "42", null, null, Instant.EPOCH, "{}");
        Claim claim = new Claim("msg_1_1", "wh_1", event, Trigger.AUTOMATIC, 1, 0, 1, false);
        return DeliveryResult.unsent(Completion.ended(claim, DeliveryStatus.CANCELLED, null), null);
    }
}
