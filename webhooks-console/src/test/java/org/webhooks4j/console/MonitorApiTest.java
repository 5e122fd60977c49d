package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.webhooks4j.admin.Activity;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.WebhookHealth;

class MonitorApiTest {

    private final TestConsole console = new TestConsole();

    @Test
    void healthTellsOfEachWebhookHowItFares() {
        String id = console.createWebhook();
        console.admin.health.put(id, new WebhookHealth(id, 1000, 2, Outcome.REJECTED, 500, Samples.START, true, null));

        Map<String, @Nullable Object> health =
                console.get("/api/health").list("items").get(0);

        assertThat(health.toString())
                .isEqualTo("{webhookId=" + id + ", pending=1000, dead=2, lastOutcome=rejected, lastStatusCode=500,"
                        + " lastAttemptAt=2026-11-23T16:11:07.887Z, breaker=open, trouble=null}");
    }

    @Test
    void healthIsToldOfOneWebhookAlone() {
        console.createWebhook();
        String id = console.createWebhook();

        assertThat(console.get("/api/health?webhook=" + id).list("items"))
                .singleElement()
                .satisfies(health -> assertThat(health).containsEntry("webhookId", id));
        assertThat(console.get("/api/health?webhook=wh_none").list("items")).isEmpty();
    }

    @Test
    void healthTellsWhatKeepsTheNodeFromDelivering() {
        String id = console.createWebhook();
        console.admin.health.put(
                id, new WebhookHealth(id, 0, null, null, null, null, false, "no thread delivers any more"));

        assertThat(console.get("/api/health").list("items").get(0))
                .containsEntry("trouble", "no thread delivers any more");
    }

    @Test
    void whatTheLogCannotTellIsNull() {
        String id = console.createWebhook();
        console.admin.health.put(id, new WebhookHealth(id, 0, null, null, null, null, false, null));

        assertThat(console.get("/api/health").text())
                .contains("\"dead\":null,\"lastOutcome\":null,\"lastStatusCode\":null,\"lastAttemptAt\":null");
    }

    @Test
    void activityIsToldHourByHour() {
        console.admin.hours = List.of(
                new Activity.Hour(
                        Samples.START,
                        Map.of(Outcome.DELIVERED, 9L, Outcome.TIMEOUT, 1L),
                        Duration.ofMillis(12),
                        Duration.ofMillis(90),
                        Duration.ofSeconds(15)),
                new Activity.Hour(Samples.START, Map.of(), null, null, null));

        List<Map<String, @Nullable Object>> hours = console.get("/api/activity").list("hours");

        assertThat(hours.get(0).toString())
                .isEqualTo("{start=2026-11-23T16:11:07.887Z, attempts={delivered=9, timeout=1}, medianMillis=12,"
                        + " p95Millis=90, p99Millis=15000}");
        assertThat(Objects.requireNonNull(hours.get(1).get("attempts"))).isEqualTo(Map.of());
        assertThat(hours.get(1)).containsEntry("medianMillis", null);
        assertThat(console.admin.activityAsked).isEqualTo("null 24");
        console.get("/api/activity?webhook=wh_1&hours=168");
        assertThat(console.admin.activityAsked).isEqualTo("wh_1 168");
    }

    @Test
    void hoursOutOfRangeAreRefused() {
        for (String hours : Arrays.asList("0", "169", "-1", "many")) {
            TestConsole.Answer answer = console.get("/api/activity?hours=" + hours);
            assertThat(answer.status()).as(hours).isEqualTo(400);
            assertThat(answer.text()).contains("write 1 to 168");
        }
    }

    @Test
    void theOldestDeliveryCanBeAskedForFirst() {
        console.admin.deliveries.put("msg_1", Samples.dead("msg_1", "wh", 0));
        console.admin.deliveries.put("msg_2", Samples.dead("msg_2", "wh", 10));

        assertThat(console.get("/api/deliveries?order=oldest&limit=1")
                        .list("items")
                        .get(0))
                .containsEntry("id", "msg_1");
        assertThat(console.get("/api/deliveries?order=newest&limit=1")
                        .list("items")
                        .get(0))
                .containsEntry("id", "msg_2");
        assertThat(console.get("/api/deliveries?order=random").fieldsInError()).containsExactly("order");
    }
}
