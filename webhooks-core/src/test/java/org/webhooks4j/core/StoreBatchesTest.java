package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Transaction;
import org.webhooks4j.core.internal.admin.ForwardingDeliveryLog;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.spi.Completion;

class StoreBatchesTest extends ScenarioTest {

    @Test
    void batchesTheirDeliveriesAndTheirTimeAreCounted() {
        InMemoryStore store = new InMemoryStore(clock);
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS, store)
                .log(new ForwardingDeliveryLog(store.log()) {
                    @Override
                    public void append(Transaction transaction, List<Completion> completions) {
                        clock.advance(Duration.ofMillis(7).multipliedBy(completions.size()));
                        super.append(transaction, completions);
                    }
                })
                .webhook(webhook().build()));
        assertThat(engine.statistics().claims()).isEqualTo(new StoreBatches(0, 0, Duration.ZERO));
        assertThat(engine.statistics().recordings()).isEqualTo(new StoreBatches(0, 0, Duration.ZERO));

        engine.pause();
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        engine.onObjectEvent(EventType.CREATE, new Server("43", "web-02", "active"));
        engine.resume();
        engine.deliverDue();

        StoreBatches recordings = engine.statistics().recordings();
        assertThat(recordings.deliveries()).isEqualTo(2);
        assertThat(recordings.batches()).isBetween(1L, 2L);
        assertThat(recordings.time()).isEqualTo(Duration.ofMillis(14));
        StoreBatches claims = engine.statistics().claims();
        assertThat(claims.deliveries()).isEqualTo(2);
        assertThat(claims.batches()).isGreaterThanOrEqualTo(1);
        assertThat(claims.time()).isZero();
    }
}
