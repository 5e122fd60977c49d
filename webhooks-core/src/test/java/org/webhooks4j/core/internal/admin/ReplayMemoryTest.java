package org.webhooks4j.core.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.ReplayRequest;
import org.webhooks4j.admin.ReplayResult;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.core.internal.id.EventIds;
import org.webhooks4j.core.internal.json.AccumulatedUpdate;
import org.webhooks4j.core.internal.json.JacksonJsonCodec;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.spi.AuditLog;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.DeliveryQueue;
import org.webhooks4j.spi.NewEvent;

/** A replay of a million deliveries, each of which the log creates on demand. */
class ReplayMemoryTest {

    private static final int ROWS = 1_000_000;
    private static final int STEP = 500;

    private static Delivery delivery(int number) {
        return new Delivery(
                id(number),
                "wh_1",
                "evt_" + id(number).substring(4, 30),
                EventType.UPDATE,
                "server",
                "42",
                Instant.EPOCH,
                DeliveryStatus.DEAD,
                Trigger.AUTOMATIC,
                1L,
                8,
                null,
                Outcome.REJECTED,
                500,
                Instant.EPOCH,
                1L,
                0);
    }

    /** Creates the id of a row. Seven events share a millisecond, which the first ten characters of an id encode. */
    private static String id(int number) {
        return String.format(Locale.ROOT, "msg_%010d%016d_1", number / 7, number);
    }

    /** Returns rows 0 to {@value #ROWS}, by their numbers. */
    private static final class EndlessLog implements DeliveryLog {

        private int largestPage;

        @Override
        public Page<Delivery> search(DeliveryQuery query) {
            assertThat(query.oldestFirst()).isTrue();
            String cursor = query.cursor();
            int from = cursor == null ? 0 : Integer.parseInt(cursor.substring(14, 30)) + 1;
            int to = Math.min(ROWS, from + query.limit());
            List<Delivery> page = new ArrayList<>();
            for (int number = from; number < to; number++) {
                page.add(delivery(number));
            }
            largestPage = Math.max(largestPage, page.size());
            return new Page<>(page, to == ROWS ? null : id(to - 1));
        }

        @Override
        public void append(Transaction transaction, List<Completion> completions) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Attempt> attempts(String deliveryId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void reopen(Transaction transaction, Set<String> deliveryIds) {}

        @Override
        public int purge(Duration olderThan, int limit) {
            throw new UnsupportedOperationException();
        }
    }

    /** Accepts every second delivery and records only their number. */
    private static final class CountingQueue implements DeliveryQueue {

        private int largestBatch;
        private int calls;
        private int nextNumber;

        @Override
        public Set<String> redeliver(List<Delivery> deliveries, Trigger trigger, DeliveryLog log) {
            assertThat(trigger).isEqualTo(Trigger.REPLAY);
            calls++;
            largestBatch = Math.max(largestBatch, deliveries.size());
            Set<String> taken = new HashSet<>();
            for (Delivery delivery : deliveries) {
                assertThat(delivery.id()).as("in the order of the events").isEqualTo(id(nextNumber));
                if (nextNumber++ % 2 == 0) {
                    taken.add(delivery.id());
                }
            }
            return taken;
        }

        @Override
        public void enqueue(Transaction transaction, List<NewEvent> events) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Claim> claim(ClaimRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void complete(List<Completion> completions, DeliveryLog log) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Page<Delivery> pending(DeliveryQuery query) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void neverMoreThanOneStepIsInMemory() {
        EndlessLog log = new EndlessLog();
        CountingQueue queue = new CountingQueue();
        DeliveryArchive archive = new DeliveryArchive(
                queue,
                log,
                new InMemoryStore(Clock.systemUTC()).events(),
                new JacksonJsonCodec(),
                new AccumulatedUpdate(new JacksonJsonCodec(), 1 << 20),
                new DeliveryAudit(
                        AuditLog.NONE, new EventIds(Clock.systemUTC(), new SplittableRandom(1)), Clock.systemUTC()),
                delivery -> true,
                () -> {});

        ReplayResult replay = archive.replay(ReplayRequest.all().withStep(STEP));

        assertThat(replay).isEqualTo(new ReplayResult(ROWS / 2, ROWS / 2));
        assertThat(log.largestPage).isEqualTo(STEP);
        assertThat(queue.largestBatch).as("a step and the millisecond before").isLessThan(STEP + 7);
        assertThat(queue.calls).isEqualTo(ROWS / STEP);
    }
}
