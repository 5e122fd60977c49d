package org.webhooks4j.core.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.core.internal.id.EventIds;
import org.webhooks4j.core.internal.json.AccumulatedUpdate;
import org.webhooks4j.core.internal.json.JacksonJsonCodec;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.spi.AuditLog;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.DeliveryQueue;
import org.webhooks4j.spi.NewDelivery;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.StoredEvent;

/**
 * The archive reads the queue first, then the log. In these tests a delivery moves from one to the other in between.
 */
class DeliveryArchiveTest {

    private static final String ID = "msg_01M84JST7FB817E2SS15YSGJJZ_1";

    private final InMemoryStore store = new InMemoryStore(Clock.systemUTC());
    private final DeliveryQueue queue = store.queue();
    private Runnable meanwhile = () -> {};

    private final DeliveryArchive archive = new DeliveryArchive(
            queue,
            new LogAfterwards(),
            store.events(),
            new JacksonJsonCodec(),
            new AccumulatedUpdate(new JacksonJsonCodec(), 1 << 20),
            new DeliveryAudit(
                    AuditLog.NONE, new EventIds(Clock.systemUTC(), new SplittableRandom(1)), Clock.systemUTC()),
            id -> true,
            () -> {});

    /** Runs an action before a read. */
    private final class LogAfterwards implements DeliveryLog {

        @Override
        public Page<Delivery> search(DeliveryQuery query) {
            meanwhile.run();
            meanwhile = () -> {};
            return store.log().search(query);
        }

        @Override
        public void append(Transaction transaction, List<Completion> completions) {
            store.log().append(transaction, completions);
        }

        @Override
        public List<Attempt> attempts(String deliveryId) {
            return store.log().attempts(deliveryId);
        }

        @Override
        public void reopen(Transaction transaction, Set<String> deliveryIds) {
            store.log().reopen(transaction, deliveryIds);
        }

        @Override
        public int purge(Duration olderThan, int limit) {
            return store.log().purge(olderThan, limit);
        }
    }

    @BeforeEach
    void raise() {
        StoredEvent event = new StoredEvent(
                "evt_01M84JST7FB817E2SS15YSGJJZ", EventType.CREATE, "server", "42", null, null, Instant.EPOCH, "{}");
        NewDelivery delivery = new NewDelivery(ID, "wh_1", Ordering.PER_OBJECT, Trigger.AUTOMATIC, 0);
        queue.enqueue(Transaction.NONE, List.of(new NewEvent(event, List.of(delivery))));
    }

    private void end() {
        queue.cancel("wh_1", 1, store.log());
    }

    private void redeliver() {
        queue.redeliver(store.log().search(DeliveryQuery.all()).items(), Trigger.MANUAL, store.log());
    }

    @Test
    void whatEndsBetweenTheTwoLooksIsListedOnceAndHasEnded() {
        meanwhile = this::end;

        Page<Delivery> page = archive.search(DeliveryQuery.all());

        assertThat(page.items()).extracting(Delivery::id).containsExactly(ID);
        assertThat(page.items()).extracting(Delivery::status).containsExactly(DeliveryStatus.CANCELLED);
    }

    @Test
    void whatIsRedeliveredBetweenTheTwoLooksIsFound() {
        end();
        meanwhile = this::redeliver;

        assertThat(archive.details(ID))
                .hasValueSatisfying(
                        found -> assertThat(found.delivery().status()).isEqualTo(DeliveryStatus.PENDING));
    }

    @Test
    void whoRedeliversWhatAnotherRedeliversJustThenIsToldThatItIsPending() {
        end();
        meanwhile = this::redeliver;

        assertThatThrownBy(() -> archive.redeliver(ID))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pending already");
    }
}
