package org.webhooks4j.core.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.webhooks4j.core.internal.memory.InMemoryStore;

/** Tests the cleanup after a deleted webhook with a million pending deliveries. */
class WebhookCleanupTest {

    private final InMemoryStore store = new InMemoryStore(Clock.systemUTC());

    @Test
    void whoeverDeletesAWebhookWithAMillionPendingDeliveriesDoesNotWaitForAll() {
        CountedQueue queue = new CountedQueue(store.queue());
        WebhookCleanup remains = new WebhookCleanup(queue, store.log(), store.management());

        remains.endOf("wh_1");
        assertThat(queue.cancelled).isEqualTo(5_000);

        remains.endBefore("wh_1", true);
        assertThat(queue.cancelled).isEqualTo(10_000);

        remains.endOfAll(id -> false, () -> false);
        assertThat(queue.cancelled).isEqualTo(CountedQueue.PENDING);
    }

    @Test
    void whereWebhooksOfOneIdAreNotToldApartTheNextOneWaitsUntilNothingIsLeft() {
        CountedQueue queue = new CountedQueue(store.queue());

        new WebhookCleanup(queue, store.log(), store.management()).endBefore("wh_1", false);

        assertThat(queue.cancelled).isEqualTo(CountedQueue.PENDING);
    }

    @Test
    void whatIsPendingOfAWebhookThatIsThereIsNoRemainder() {
        CountedQueue queue = new CountedQueue(store.queue());

        new WebhookCleanup(queue, store.log(), store.management()).endOfAll(id -> true, () -> false);

        assertThat(queue.cancelled).isZero();
    }
}
