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
import org.webhooks4j.console.internal.http.Route;
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
    private final TestConsole console = new TestConsole(engine.admin());

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
    void theChangesNameWhoRedeliveredReplayedAndDiscarded() {
        String id = console.createWebhook();
        for (int i = 0; i < 2; i++) {
            engine.onObjectEvent(
                    ObjectEvent.created(Map.of("name", "web-0" + i)).as("server", i));
        }
        engine.deliverDue();
        List<Object> ids = console.get("/api/deliveries").list("items").stream()
                .map(delivery -> delivery.get("id"))
                .toList();

        assertThat(alice("/api/deliveries/" + ids.get(0) + "/redeliver", null).status())
                .isEqualTo(202);
        assertThat(latestChange(id)).containsEntry("actor", "alice").containsEntry("action", "redelivered");
        engine.deliverDue();
        assertThat(alice("/api/deliveries/redeliver", "{'ids':['" + ids.get(0) + "','" + ids.get(1) + "','x']}")
                        .json())
                .isEqualTo(Map.of("redelivered", 2L, "left", 1L));
        assertThat(latestChange(id)).containsEntry("actor", "alice").containsEntry("action", "redelivered");
        engine.deliverDue();
        alice("/api/webhooks/" + id + "/replay", null);
        assertThat(latestChange(id)).containsEntry("actor", "alice").containsEntry("action", "replayed");
        alice("/api/webhooks/" + id + "/discard", null);
        assertThat(latestChange(id)).containsEntry("actor", "alice").containsEntry("action", "discarded");
        assertThat(console.get("/api/webhooks/" + id + "/changes").list("items"))
                .hasSize(5);
    }

    private TestConsole.Answer alice(String path, @Nullable String body) {
        return console.send("POST", path, body == null ? null : body.replace('\'', '"'), Map.of("Test-User", "alice"));
    }

    private Map<String, @Nullable Object> latestChange(String id) {
        return console.get("/api/webhooks/" + id + "/changes").list("items").get(0);
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

    @Test
    void noValueOfAParameterIsAnErrorOfOurs() {
        String id = console.createWebhook();
        List<String> values = List.of(
                "-1000000000-01-01T00:00:00Z",
                "%2B1000000000-12-31T23:59:59.999999999Z",
                "PT2562047788015215H",
                "-PT1S",
                "99999999999999999999",
                "-1",
                "0",
                "NaN",
                "1e999",
                "a%00b",
                "%ED%A0%80",
                "%F0%9F%9A%80");
        for (Route route : console.routes()) {
            for (String name : List.of(
                    "webhook",
                    "status",
                    "type",
                    "object",
                    "from",
                    "to",
                    "page",
                    "order",
                    "limit",
                    "overlap",
                    "duration",
                    "dryRun",
                    "hours")) {
                for (String value : values) {
                    String path = "/api/" + String.join("/", route.template()).replace("{id}", id);
                    assertThat(console.send(route.method(), path + "?" + name + "=" + value, "{}", Map.of())
                                    .status())
                            .as(route + " " + name + "=" + value)
                            .isLessThan(500);
                    if (route.method().equals("DELETE")) {
                        id = console.createWebhook();
                    }
                }
            }
        }
        for (String path : List.of(
                "/api/deliveries?from=-1000000000-01-01T00:00:00Z",
                "/api/deliveries?to=%2B1000000000-12-31T23:59:59.999999999Z",
                "/api/deliveries?object=a%00b",
                "/api/changes?page=a%00b",
                "/api/webhooks/" + id + "/skipped?from=-1000000000-01-01T00:00:00Z")) {
            assertThat(console.get(path).fieldsInError()).as(path).hasSize(1);
        }
        assertThat(console.post("/api/webhooks/" + id + "/rotate-secret?overlap=PT2562047788015215H")
                        .fieldsInError())
                .containsExactly("overlap");
        assertThat(console.get("/api/webhooks/a%00b").status()).isEqualTo(400);
    }

    @Test
    void noTextOfABodyIsAnErrorOfOurs() {
        for (String text : List.of("a\\u0000b", "a\\ud83db", "\\ude00")) {
            assertThat(console.post(
                                    "/api/webhooks",
                                    "{'name':'" + text + "','url':'https://example.com/','eventTypes':['create'],"
                                            + "'objectTypes':['" + text + "'],'ignoredOrigins':['" + text
                                            + "'],'excludedFields':['" + text
                                            + "']}")
                            .fieldsInError())
                    .as(text)
                    .containsExactlyInAnyOrder("name", "objectTypes", "ignoredOrigins", "excludedFields");
            assertThat(console.post(
                                    "/api/explain",
                                    "{'type':'update','objectType':'server','objectId':'" + text + "','after':{}}")
                            .status())
                    .as(text)
                    .isBetween(400, 499);
        }
    }
}
