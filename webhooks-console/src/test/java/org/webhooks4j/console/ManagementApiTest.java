package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.core.Dispatchers;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.spi.TransportResponse;

/** What is remembered of webhooks, and webhooks as a file, over a real engine. */
class ManagementApiTest {

    private final WebhookEngine engine = WebhookEngine.inMemory()
            .dispatcher(Dispatchers.manual())
            .transport(request -> CompletableFuture.completedFuture(
                    new TransportResponse(200, Map.of(), "ok", false, "192.0.2.1", null, null)))
            .build()
            .start();
    private final TestConsole console = new TestConsole(engine.admin());

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aChangeIsRecordedUnderTheUsersName() {
        TestConsole.Answer created = console.send(
                "POST", "/api/webhooks", TestConsole.CREATE_BODY.replace('\'', '"'), Map.of("Test-User", "alice"));
        String id = (String) Objects.requireNonNull(created.json().get("id"));
        console.delete("/api/webhooks/" + id);

        List<Map<String, @Nullable Object>> changes =
                console.get("/api/webhooks/" + id + "/changes").list("items");
        assertThat(changes).extracting(change -> change.get("action")).containsExactly("deleted", "created");
        assertThat(changes).extracting(change -> change.get("actor")).containsExactly(null, "alice");
        assertThat(console.get("/api/changes").list("items")).isEqualTo(changes);
        assertThat(console.get("/api/changes").text())
                .doesNotContain((String) Objects.requireNonNull(created.json().get("secret")));
    }

    @Test
    void whatWasNotSentToATracedWebhookIsListedWithTheReason() {
        String path = "/api/webhooks/" + console.createWebhook();
        assertThat(console.post(path + "/trace?duration=PT2H").json()).containsKey("tracedUntil");
        engine.onObjectEvent(ObjectEvent.deleted(Map.of("name", "web-01")).as("server", 42));

        assertThat(console.get(path + "/skipped?object=server/42").list("items"))
                .singleElement()
                .satisfies(skipped -> assertThat(skipped)
                        .containsEntry("rule", "event_type")
                        .containsEntry("reason", "the webhook listens to [create], the event is 'delete'"));
        assertThat(console.post(path + "/trace?duration=P8D").fieldsInError()).containsExactly("duration");
        assertThat(console.post(path + "/trace?duration=PT0S").json()).doesNotContainKey("tracedUntil");
    }

    @Test
    void aTraceOutlivesAnEditOfTheWebhook() {
        String path = "/api/webhooks/" + console.createWebhook();
        Object until = console.post(path + "/trace").json().get("tracedUntil");

        TestConsole.Answer read = console.get(path);
        TestConsole.Answer edited = console.send(
                "PUT",
                path,
                read.text().replace("\"active\":true", "\"active\":true,\"bulkEvents\":\"summary\""),
                Map.of("If-Match", Objects.requireNonNull(read.header("ETag"))));

        assertThat(edited.json()).containsEntry("tracedUntil", until).containsEntry("bulkEvents", "summary");
    }

    @Test
    void whatIsExportedIsImportedWithoutAChange() {
        console.createWebhook();
        String file = console.get("/api/export").text();

        assertThat(console.post("/api/import", file).json()).containsEntry("unchanged", true);
        assertThat(console.post("/api/import?dryRun=true", file.replace("create", "delete"))
                        .list("webhooks"))
                .singleElement()
                .satisfies(entry -> assertThat(entry).containsEntry("result", "updated"));
        assertThat(console.get("/api/export").text()).isEqualTo(file);
    }

    @Test
    void anImportGetsNoSecretsOfTheServer() {
        String file = "{'webhooks': [{'id': 'a', 'url': 'https://example.com', 'eventTypes': ['create'],"
                + " 'headers': {'X-Path': {'secret': 'env:PATH'}}}]}";

        assertThat(console.post("/api/import", file).fieldsInError()).containsExactly("webhooks[0].headers.X-Path");
        assertThat(engine.admin().webhooks().list()).isEmpty();
    }

    @Test
    void aWebhookThatWasNeverBroughtUpToDateHasNoProgress() {
        assertThat(console.get("/api/webhooks/" + console.createWebhook() + "/backfill")
                        .status())
                .isEqualTo(204);
        assertThat(console.get("/api/webhooks/wh_unknown/backfill").status()).isEqualTo(404);
    }
}
