package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.core.WebhookEngineBuilder;
import org.webhooks4j.spi.TransportResponse;

/** Hosts whose transactions hold all of the pool's connections when they raise their events, on one database. */
abstract class SmallPoolTests {

    private static final Duration RARELY = Duration.ofHours(1);
    private static final TransportResponse OK = new TransportResponse(200, Map.of(), "", false, null, null, null);
    private static final Duration OFTEN = Duration.ofMillis(1);

    abstract TestDatabase database();

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aNodeThatOnlyWritesNeedsNoSecondConnection(int size) throws Exception {
        try (OneEach pool = new OneEach(database().poolOf(size));
                WebhookEngine engine = engine(pool).build()) {
            raiseWithAllConnectionsTaken(pool, engine);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void norDoesOneThatIsStartedBetweenTwoEvents(int size) throws Exception {
        try (OneEach pool = new OneEach(database().poolOf(size));
                WebhookEngine engine = engine(pool).build()) {
            raiseWithAllConnectionsTaken(pool, engine);
            engine.start();
            raiseWithAllConnectionsTaken(pool, engine);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void norDoesOneThatPollsMoreSeldomThanItRefreshes(int size) throws Exception {
        try (OneEach pool = new OneEach(database().poolOf(size));
                WebhookEngine engine = engine(pool).pollInterval(RARELY).start()) {
            raiseWithAllConnectionsTaken(pool, engine);
        }
    }

    private static WebhookEngineBuilder engine(OneEach pool) {
        return WebhookEngine.builder()
                .store(JdbcStore.on(pool).build())
                .webhook(Webhook.to("https://example.com/hook")
                        .id("wh_1")
                        .on(EventType.CREATE)
                        .build())
                .refreshInterval(OFTEN)
                .transport(request -> CompletableFuture.completedFuture(OK));
    }

    private static void raiseWithAllConnectionsTaken(OneEach pool, WebhookEngine engine) throws Exception {
        int size = pool.getMaximumPoolSize();
        CyclicBarrier allTaken = new CyclicBarrier(size);
        ExecutorService threads = Executors.newFixedThreadPool(size);
        try {
            List<Future<Integer>> deliveries = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                String id = "srv-" + i;
                deliveries.add(threads.submit(() -> {
                    try (Connection connection = pool.getOnlyConnection()) {
                        connection.setAutoCommit(false);
                        allTaken.await(1, TimeUnit.MINUTES);
                        int count = engine.in(JdbcTransaction.of(connection))
                                .onObjectEvent(
                                        ObjectEvent.created(Map.of("id", id)).as("server", id))
                                .deliveryIds()
                                .size();
                        connection.commit();
                        return count;
                    }
                }));
            }
            for (Future<Integer> count : deliveries) {
                assertThat(count.get(1, TimeUnit.MINUTES)).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** A pool that refuses a second connection to a thread that was given its only one. */
    private static final class OneEach extends HikariDataSource {

        private final Set<Thread> served = ConcurrentHashMap.newKeySet();

        OneEach(HikariConfig config) {
            super(config);
        }

        Connection getOnlyConnection() throws SQLException {
            Connection connection = super.getConnection();
            served.add(Thread.currentThread());
            return connection;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (served.contains(Thread.currentThread())) {
                throw new AssertionError("a second connection inside the host's transaction");
            }
            return super.getConnection();
        }
    }
}
