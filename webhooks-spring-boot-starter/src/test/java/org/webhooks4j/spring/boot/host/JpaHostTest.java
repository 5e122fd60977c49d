package org.webhooks4j.spring.boot.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.SmartLifecycle;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.event.TransactionPhase;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.testkit.ScriptedReceiver;

/** A host with JPA, Spring Security and the actuator, on a real web server and with a real receiver. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:jpa-host;DB_CLOSE_DELAY=-1",
            "spring.jpa.hibernate.ddl-auto=create",
            "spring.jpa.open-in-view=false",
            "management.endpoints.web.exposure.include=health,webhooks",
            "management.endpoint.health.show-details=always",
            "webhooks.schema=migrate",
            "webhooks.console.manage-roles=ADMIN",
            "webhooks.console.view-roles=SUPPORT",
            "webhooks.http.allow=127.0.0.1",
            "webhooks.definitions.servers.events=create,update",
            "webhooks.definitions.servers.signing-keys=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
        })
class JpaHostTest {

    private static final ScriptedReceiver RECEIVER =
            ScriptedReceiver.onLoopback().trusting("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final String PAGE = "/toolbox/webhooks/";
    private static final String API = PAGE + "api/webhooks";
    private static final String NEW = "{\"name\": \"Audit\", \"url\": \"https://audit.example.com/\","
            + " \"eventTypes\": [\"delete\"], \"active\": false}";

    @DynamicPropertySource
    static void receiver(DynamicPropertyRegistry registry) {
        registry.add("webhooks.definitions.servers.url", RECEIVER::url);
    }

    @AfterAll
    static void close() {
        RECEIVER.close();
    }

    @Autowired
    private ServerService servers;

    @Autowired
    private WebhookEngine engine;

    @Autowired
    private WebhookAdmin admin;

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> call(String user, String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((user + ":secret").getBytes(StandardCharsets.UTF_8)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> get(String user, String path) {
        return call(user, "GET", path, "");
    }

    private long received(String id) {
        assertThat(engine.drain(Duration.ofSeconds(60))).isTrue();
        return RECEIVER.requests().stream()
                .filter(request -> request.bodyText().contains("\"" + id + "\""))
                .count();
    }

    @Test
    void entitiesAreSentIfTheirTransactionCommits() {
        servers.create("srv-1", "web-01");
        servers.rename("srv-1", "web-02");
        assertThatThrownBy(() -> servers.createAndFail("srv-2")).isInstanceOf(IllegalStateException.class);

        assertThat(received("srv-1")).isEqualTo(2);
        assertThat(received("srv-2")).isZero();
        assertThat(servers.exists("srv-2")).isFalse();
        assertThat(RECEIVER)
                .last()
                .isVerified()
                .hasField("data.objectType", "server")
                .hasChange("name", "web-01", "web-02");
    }

    @Test
    void aListenerBeforeTheCommitIsInTheTransactionAndOneAfterItIsToldSo() {
        servers.announce("srv-3", TransactionPhase.BEFORE_COMMIT);
        servers.announce("srv-4", TransactionPhase.AFTER_COMMIT);

        assertThat(received("srv-3")).isEqualTo(1);
        assertThat(received("srv-4")).isZero();
        assertThat(servers.refusals())
                .singleElement()
                .asString()
                .contains("ServerService.announce' is over", "BEFORE_COMMIT");
    }

    @Test
    void thePageIsForThoseWhoHaveTheRoles() {
        assertThat(get("mallory", API).statusCode()).isEqualTo(401);
        assertThat(get("carol", API).statusCode()).isEqualTo(403);
        assertThat(get("bob", API).statusCode()).isEqualTo(200);
        assertThat(get("bob", PAGE).body()).contains("<!doctype html>");
        assertThat(call("bob", "POST", API, NEW).statusCode()).isEqualTo(403);
        assertThat(admin.webhooks().list()).noneMatch(webhook -> webhook.name().equals("Audit"));
    }

    @Test
    void aChangeNeedsNoTokenOfSpringSecurityAndIsRecordedUnderTheUsersName() {
        HttpResponse<String> created = call("alice", "POST", API, NEW);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);

        String id = admin.webhooks().list().stream()
                .filter(webhook -> webhook.name().equals("Audit"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(admin.diagnostics().changes(id, null).items())
                .singleElement()
                .satisfies(change -> assertThat(change.actor()).isEqualTo("alice"));
        admin.webhooks().delete(id);
    }

    @Test
    void aChangeThatAnotherSiteSendsIsRefusedAndTheHostsOwnPagesKeepTheirProtection() {
        HttpResponse<String> forged =
                call("alice", "POST", API, NEW, "Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site");
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("another site");
        assertThat(call("alice", "POST", "/greeting", "").body()).doesNotContain("hello");
        assertThat(call("alice", "POST", "/greeting/toolbox/webhooks/", "").body())
                .doesNotContain("hello");
        assertThat(get("alice", "/greeting").body()).isEqualTo("hello");
    }

    @Test
    void theWebServerStartsAfterTheEngineAndStopsBeforeIt(@Autowired List<SmartLifecycle> parts) {
        assertThat(parts)
                .filteredOn(part -> part.getClass().getSimpleName().startsWith("WebServer"))
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(part -> assertThat(part.getPhase())
                        .isGreaterThan(lifecycleOf(parts).getPhase()));
    }

    private static SmartLifecycle lifecycleOf(List<SmartLifecycle> parts) {
        return parts.stream()
                .filter(part -> part.getClass().getSimpleName().equals("EngineLifecycle"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theHealthOfTheNodeIsShown() {
        assertThat(get("carol", "/actuator/health").body()).contains("\"webhooks\":{", "\"paused\":false");
        assertThat(get("carol", "/actuator/health/webhooks").body()).contains("\"status\":\"UP\"");
    }

    @Test
    void theActuatorTellsTheQueueAndThatTheNodeIsPaused() {
        assertThat(actuator("")).contains("\"paused\":false", "\"id\":\"servers\"", "\"active\":true");
        assertThat(act("/actuator/webhooks", "{\"action\": \"pause\"}")).contains("\"paused\":true");
        servers.create("srv-5", "web-05");

        assertThat(actuator("")).contains("\"paused\":true", "\"pending\":1");
        assertThat(get("carol", "/actuator/health").body()).contains("\"paused\":true");
        assertThat(act("/actuator/webhooks", "{\"action\": \"resume\"}")).contains("\"paused\":false");
        assertThat(received("srv-5")).isEqualTo(1);
        assertThat(actuator("/servers")).contains("\"lastOutcome\":\"DELIVERED\"");
        assertThat(get("carol", "/actuator/webhooks/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void theActuatorDeactivatesAWebhookUnderTheUsersName() {
        assertThat(act("/actuator/webhooks/servers", "{\"active\": false}")).contains("\"active\":false");
        servers.create("srv-6", "web-06");
        assertThat(act("/actuator/webhooks/servers", "{\"active\": true}")).contains("\"active\":true");
        servers.create("srv-7", "web-07");

        assertThat(received("srv-6")).isZero();
        assertThat(received("srv-7")).isEqualTo(1);
        assertThat(admin.diagnostics().changes("servers", null).items().get(0).actor())
                .isEqualTo("alice");
        assertThat(call("alice", "POST", "/actuator/webhooks/nowhere", "{\"active\": true}")
                        .statusCode())
                .isEqualTo(400);
    }

    private String act(String path, String body) {
        return call("alice", "POST", path, body).body();
    }

    private String actuator(String path) {
        return get("carol", "/actuator/webhooks" + path).body();
    }
}
