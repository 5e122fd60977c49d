package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.ReplayRequest;
import org.webhooks4j.core.Dispatchers;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.RetryPolicy;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;
import org.webhooks4j.spi.WebhookListener;

/** A webhook that is deactivated while several nodes deliver, and a log too long for anybody's memory. */
class SeveralNodesTest {

    private static final TestDatabase DATABASE = TestDatabase.h2InMemory("several_nodes");
    private static final int NODES = 3;

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final List<WebhookEngine> nodes = new ArrayList<>();

    @BeforeEach
    void clear() throws SQLException {
        DATABASE.clear();
    }

    @AfterEach
    void close() {
        nodes.forEach(WebhookEngine::close);
    }

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    /** Answers all requests together, as soon as every node has one open. */
    private static final class Together implements HttpTransport {

        private final CountDownLatch open = new CountDownLatch(NODES);
        private final CompletableFuture<TransportResponse> gone = new CompletableFuture<>();

        @Override
        public CompletableFuture<TransportResponse> send(TransportRequest request) {
            open.countDown();
            return gone.copy();
        }

        void answerGone() throws InterruptedException {
            assertThat(open.await(30, TimeUnit.SECONDS))
                    .as("every node has a request open")
                    .isTrue();
            gone.complete(new TransportResponse(410, Map.of(), "", false, null, null, null));
        }
    }

    private WebhookEngine node(HttpTransport transport, int maxInFlight) {
        WebhookEngine node = WebhookEngine.builder()
                .store(DATABASE.store())
                .transport(transport)
                .dispatcher(Dispatchers.background())
                .pollInterval(Duration.ofMillis(5))
                .maxInFlight(maxInFlight)
                .retryPolicy(RetryPolicy.schedule(Duration.ofDays(1)))
                .listener(new WebhookListener() {
                    @Override
                    public void onDeactivated(Webhook webhook, String reason) {
                        heard.add(webhook.id() + " " + webhook.active() + ": " + reason);
                    }
                })
                .start();
        nodes.add(node);
        return node;
    }

    @Test
    void exactlyOneNodeTellsThatAWebhookWasDeactivated() throws Exception {
        DATABASE.store()
                .webhooks()
                .save(Webhook.to("http://192.0.2.1/")
                        .id("wh_1")
                        .on(EventType.CREATE)
                        .build());
        Together transport = new Together();
        for (int i = 0; i < NODES; i++) {
            node(transport, 1);
        }
        for (int i = 0; i < NODES; i++) {
            nodes.get(0).onObjectEvent(ObjectEvent.created(Map.of("id", i)).as("server", i));
        }
        transport.answerGone();
        nodes.forEach(node -> assertThat(node.drain(Duration.ofSeconds(30))).isTrue());

        Webhook stored = DATABASE.store().webhooks().findById("wh_1").orElseThrow();
        assertThat(stored.active()).isFalse();
        assertThat(heard).containsExactly("wh_1 false: " + stored.state().inactiveReason());
        assertThat(nodes.get(0)
                        .admin()
                        .deliveries()
                        .search(DeliveryQuery.all().withStatus(DeliveryStatus.PENDING))
                        .items())
                .as("they wait for somebody to activate it again")
                .hasSize(NODES);
    }

    @Test
    void aHundredThousandDeliveriesAreReplayedStepByStep() throws SQLException {
        int rows = 100_000;
        DATABASE.store()
                .webhooks()
                .save(Webhook.to("http://192.0.2.1/")
                        .id("wh_1")
                        .on(EventType.CREATE)
                        .build());
        DATABASE.execute("INSERT INTO webhooks_event (id, type, object_type, object_id, occurred_at, payload)"
                + " SELECT LPAD(CAST(x AS VARCHAR), 26, '0'), 'create', 'server', CAST(x AS VARCHAR), x, '{}'"
                + " FROM SYSTEM_RANGE(1, " + rows + ")");
        DATABASE.execute("INSERT INTO webhooks_log (event_id, ordinal, number, webhook_id, lane, status, event_type,"
                + " object_type, object_id, occurred_at, sequence, attempts, triggered_by)"
                + " SELECT LPAD(CAST(x AS VARCHAR), 26, '0'), 1, 0, 'wh_1', x, 'DEAD', 'create', 'server',"
                + " CAST(x AS VARCHAR), x, 1, 8, 'AUTOMATIC' FROM SYSTEM_RANGE(1, " + rows + ")");
        WebhookEngine engine = WebhookEngine.builder().store(DATABASE.store()).build();

        assertThat(engine.admin()
                        .deliveries()
                        .replay(ReplayRequest.all().withStatus(DeliveryStatus.DEAD))
                        .redelivered())
                .isEqualTo(rows);

        assertThat(DATABASE.query("SELECT COUNT(*) FROM webhooks_delivery", row -> row.getInt(1)))
                .containsExactly(rows);
        assertThat(DATABASE.query(
                        "SELECT COUNT(*) FROM (SELECT event_id, LAG(event_id) OVER (ORDER BY position) AS before"
                                + " FROM webhooks_delivery) WHERE event_id < before",
                        row -> row.getInt(1)))
                .as("in the order of their events")
                .containsExactly(0);
    }
}
