package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.console.TestConsole.CREATE_BODY;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.console.TestConsole.Answer;

class HttpRulesTest {

    private final TestConsole console = new TestConsole();

    @Test
    void everyAnswerTellsBrowsersToTrustNothingElse() {
        for (String path : List.of("/", "/console.css", "/nowhere", "/api/webhooks", "/api/nowhere")) {
            Answer answer = console.get(path);
            assertThat(answer.header("Content-Security-Policy"))
                    .as(path)
                    .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                            + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
            assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("no-referrer");
        }
    }

    @Test
    void answersOfTheApiAreNotStored() {
        String id = console.createWebhook();

        for (String path : List.of("/api/webhooks", "/api/webhooks/" + id, "/api/nowhere", "/api/deliveries")) {
            assertThat(console.get(path).header("Cache-Control")).as(path).isEqualTo("no-store");
        }
        assertThat(console.delete("/api/webhooks/" + id).header("Cache-Control"))
                .isEqualTo("no-store");
    }

    @Test
    void unknownPathsAreNotFound() {
        for (String path : List.of("/api", "/api/", "/api/webhook", "/api/webhooks/a/b", "/api/webhooks/a/b/c")) {
            assertThat(console.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(console.get("/../package-info.class").status()).isEqualTo(404);
        assertThat(console.get("/apis").status()).isEqualTo(404);
    }

    @Test
    void otherMethodsAreToldWhichOnesThereAre() {
        Answer answer = console.send("PATCH", "/api/webhooks/a", "{}", Map.of());
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, PUT, DELETE");
        assertThat(console.get("/api/explain").header("Allow")).isEqualTo("POST");
        assertThat(console.post("/app.js").header("Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void headIsGetWithoutABody() {
        String path = "/api/webhooks/" + console.createWebhook();

        Answer head = console.send("HEAD", path, null, Map.of());

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo(console.get(path).header("ETag"));
        assertThat(head.text()).isEmpty();
    }

    @Test
    void aBodyOverOneMebibyteIsRefused() {
        String padding = " ".repeat((1 << 20) - CREATE_BODY.length());

        assertThat(console.post("/api/webhooks", CREATE_BODY + padding).status())
                .isEqualTo(201);
        Answer answer = console.post("/api/webhooks", CREATE_BODY + padding + " ");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void aBodyThatIsNotUtf8IsRefused() {
        ConsoleResponse response = console.console()
                .handle(ConsoleRequest.of("POST", "/w", "/api/webhooks")
                        .withBody(new ByteArrayInputStream(new byte[] {'{', (byte) 0xff, '}'})));

        assertThat(response.status()).isEqualTo(400);
    }

    @Test
    void aStoreThatDoesNotAnswerIsUnavailable() {
        console.admin.storeIsDown = true;

        Answer answer = console.get("/api/webhooks");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json())
                .containsEntry("title", "Service Unavailable")
                .containsEntry("detail", "the database does not answer; check that it runs");
    }

    @Test
    void anIdIsDecoded() {
        console.admin.deliveries.put("a b+c", Samples.delivered("a b+c", "wh", 0));

        assertThat(console.get("/api/deliveries/a%20b+c").status()).isEqualTo(200);
        assertThat(console.get("/api/deliveries/%zz").status()).isEqualTo(400);
    }

    @Test
    void theMountPathWithoutASlashIsThePageTooAndFindsItsFiles() {
        Answer answer = console.get("");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .contains("src=\"webhooks/assets-", "href=\"webhooks/assets-")
                .doesNotContain("\"app.js\"", "\"assets-");
        assertThat(console.get("/").text()).contains("src=\"assets-");
    }

    @Test
    void filesThatTheBrowserHasAreNotSentAgain() {
        String tag = String.valueOf(console.get("/app.js").header("ETag"));

        Answer again = console.send("GET", "/app.js", null, Map.of("If-None-Match", tag));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(console.send("GET", "/app.js", null, Map.of("If-None-Match", "\"old\""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anIdThatNoPathCanHoldStandsInTheQuery() {
        console.admin
                .webhooks()
                .create(Webhook.to("https://a.example.com/")
                        .id("..")
                        .name("Dots")
                        .on(EventType.CREATE)
                        .build());

        Answer answer = console.get("/api/webhooks/_?id=..");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).containsEntry("name", "Dots");
        assertThat(console.get("/api/webhooks/_/skipped?type=create&id=..").status())
                .isEqualTo(200);
        assertThat(console.get("/api/webhooks/_").status()).isEqualTo(404);
        assertThat(console.delete("/api/webhooks/_?id=%2E%2E").status()).isEqualTo(204);
    }

    @Test
    void aByteOrderMarkBeforeJsonIsLeftOut() {
        assertThat(console.post("/api/webhooks", "\uFEFF" + CREATE_BODY).status())
                .isEqualTo(201);
    }

    @Test
    void aTagThatAProxyHasMadeWeakStillNamesTheState() {
        String path = "/api/webhooks/" + console.createWebhook();
        String weak = "W/" + console.get(path).header("ETag");
        assertThat(console.send("DELETE", path, null, Map.of("If-Match", "W/\"other\""))
                        .status())
                .isEqualTo(412);
        assertThat(console.send("DELETE", path, null, Map.of("If-Match", weak)).status())
                .isEqualTo(204);
    }

    @Test
    void aWebhookWithoutABackfillHasNoneAndThatIsNoError() {
        String id = console.createWebhook();
        assertThat(console.get("/api/webhooks/" + id + "/backfill").status()).isEqualTo(204);
        assertThat(console.get("/api/webhooks/gone/backfill").status()).isEqualTo(404);
    }
}
