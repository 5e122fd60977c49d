package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.core.Dispatchers;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.spi.TransportResponse;

/** The console over a real engine, whose receiver answers 500 at first and 200 from then on. */
class EngineConsoleTest {

    private final AtomicInteger requests = new AtomicInteger();
    private final WebhookEngine engine = WebhookEngine.inMemory()
            .dispatcher(Dispatchers.manual())
            .retryPolicy((attempts, random) -> null)
            .transport(request -> CompletableFuture.completedFuture(new TransportResponse(
                    requests.incrementAndGet() == 1 ? 500 : 200, Map.of(), "ok", false, "192.0.2.1", null, null)))
            .build()
            .start();
    private final TestConsole console = new TestConsole(engine.admin(), engine.codec());

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aDeadDeliveryIsFoundReadAndSentAgain() {
        String id = console.createWebhook();
        engine.onObjectEvent(
                ObjectEvent.created(Map.of("name", "web-01", "price", 1.5)).as("server", 42));
        engine.deliverDue();

        Map<String, @Nullable Object> dead = onlyDelivery("?status=dead&webhook=" + id + "&object=server/42");
        assertThat(dead).containsEntry("lastStatusCode", 500L).containsEntry("attemptCount", 1L);
        String path = "/api/deliveries/" + dead.get("id");
        assertThat(console.get(path).text()).contains("\"after\":{", "\"price\":1.5", "\"outcome\":\"rejected\"");

        assertThat(console.post(path + "/redeliver").status()).isEqualTo(202);
        assertThat(console.post(path + "/redeliver").status()).isEqualTo(409);
        engine.deliverDue();
        assertThat(console.get(path).json()).containsEntry("status", "delivered");
        assertThat(console.get(path).list("attempts")).hasSize(2);
    }

    @Test
    void aRangeIsReplayedAndATestIsSent() {
        String path = "/api/webhooks/" + console.createWebhook();
        engine.onObjectEvent(ObjectEvent.created(Map.of("name", "web-01")).as("server", 42));
        engine.deliverDue();

        assertThat(console.post(path + "/replay?status=dead").json())
                .isEqualTo(Map.of("redelivered", 1L, "skipped", 0L));
        engine.deliverDue();
        assertThat(onlyDelivery("?status=delivered")).containsEntry("trigger", "replay");

        List<?> ids = (List<?>)
                Objects.requireNonNull(console.post(path + "/test").json().get("deliveryIds"));
        engine.deliverDue();
        assertThat(console.get("/api/deliveries/" + ids.get(0)).json())
                .containsEntry("status", "delivered")
                .containsEntry("eventType", "test");
    }

    @Test
    void theEngineExplainsAndChecks() {
        console.createWebhook();

        assertThat(console.post("/api/explain", "{'type':'update','objectType':'server','objectId':'1','after':{}}")
                        .list("verdicts")
                        .get(0))
                .containsEntry("fires", false)
                .containsEntry("rule", "event_type");
        assertThat(console.post("/api/webhooks", TestConsole.CREATE_BODY.replace("inventory.example.com", "127.0.0.1"))
                        .fieldsInError())
                .containsExactly("url");
        assertThat(console.post("/api/webhooks", TestConsole.CREATE_BODY.replace("{'name'", "{'format':'xml','name'"))
                        .fieldsInError())
                .containsExactly("format");
    }

    private Map<String, @Nullable Object> onlyDelivery(String query) {
        List<Map<String, @Nullable Object>> items =
                console.get("/api/deliveries" + query).list("items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }
}
