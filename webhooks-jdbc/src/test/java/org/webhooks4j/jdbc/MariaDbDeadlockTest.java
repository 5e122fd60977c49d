package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * People discard what nodes deliver at that moment. Statements of both come to the rows by different indexes, so that
 * MariaDB finds deadlocks now and then; what it ends is repeated.
 */
class MariaDbDeadlockTest {

    private static final int ROUNDS = 60;
    private static final int BATCH = 20;
    private static final int DELIVERIES = 2 * ROUNDS * BATCH;

    @Test
    void discardingBesideDeliveringEndsEachDeliveryOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try (TestDatabase database = MariaDbServer.newDatabase("deadlocks")) {
            QueueDriver queue = new QueueDriver(database.store());

            together(threads, () -> deliver(queue), () -> deliver(queue), () -> discard(queue, database.store()));
            queue.dead(queue.claim(DELIVERIES));

            assertThat(queue.pending()).isEmpty();
            assertThat(database.query(
                            "SELECT COUNT(DISTINCT event_id), COUNT(*) FROM webhooks_log WHERE status IS NOT NULL",
                            row -> List.of(row.getInt(1), row.getInt(2))))
                    .containsExactly(List.of(DELIVERIES, DELIVERIES));
        } finally {
            threads.shutdownNow();
        }
    }

    private static void together(ExecutorService threads, Runnable... works) throws Exception {
        List<Future<?>> all = new ArrayList<>();
        for (Runnable work : works) {
            all.add(threads.submit(() -> {
                for (int i = 0; i < ROUNDS; i++) {
                    work.run();
                }
            }));
        }
        for (Future<?> each : all) {
            each.get(5, TimeUnit.MINUTES);
        }
    }

    private static void deliver(QueueDriver queue) {
        queue.enqueue(BATCH);
        queue.dead(queue.claim(BATCH));
    }

    private static void discard(QueueDriver queue, JdbcStore store) {
        Set<String> ids = new HashSet<>();
        queue.pending().forEach(delivery -> ids.add(delivery.id()));
        store.queue().waiting().discard(ids, store.log());
    }
}
