package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhooks4j.Authentication;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookBuilder;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.ReplayRequest;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.Dispatchers;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.spi.WebhookStore;

/** What the log answers about an attempt, field by field, whatever it is kept in. */
class LogFieldsTest {

    /** Where the log is kept. */
    enum Store {
        MEMORY,
        H2
    }

    private static final int ANSWER_LIMIT = 16 * 1024;

    private final List<byte[]> bodies = Collections.synchronizedList(new ArrayList<>());
    private final TestDatabase database = TestDatabase.h2InMemory("log_fields");
    private final HttpServer server;
    private int status = 500;
    private String answer = "not today";

    LogFieldsTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            bodies.add(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().add("X-Reason", "tired");
            exchange.getResponseHeaders().add("X-Reason", "and hungry");
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void start() throws Exception {
        database.clear();
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        database.close();
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    private static WebhookBuilder webhook(String url) {
        return Webhook.to(url).id("wh_1").on(EventType.CREATE);
    }

    private WebhookEngine engine(Store store, WebhookBuilder webhook) {
        WebhookStore kept = store == Store.H2 ? database.store() : new InMemoryStore(Clock.systemUTC());
        return WebhookEngine.builder()
                .store(kept)
                .node("node-7")
                .dispatcher(Dispatchers.direct())
                .addressPolicy(AddressRules.standard().allow("127.0.0.0/8"))
                .webhook(webhook.build())
                .start();
    }

    private static Attempt attempted(WebhookEngine engine) {
        engine.onObjectEvent(ObjectEvent.created(Map.of("name", "web-01")).as("server", "42"));
        engine.deliverDue();
        List<Attempt> attempts = attempts(engine);
        return attempts.get(attempts.size() - 1);
    }

    private static List<Attempt> attempts(WebhookEngine engine) {
        String id = engine.admin()
                .deliveries()
                .search(DeliveryQuery.all())
                .items()
                .get(0)
                .id();
        return engine.admin().deliveries().find(id).orElseThrow().attempts();
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void anAnsweredAttemptIsDescribedInFull(Store store) throws Exception {
        WebhookBuilder webhook = webhook(url())
                .header("X-Team", "geheim-1")
                .authentication(Authentication.bearer("geheim-2"))
                .signedWith(SigningKey.generate());
        try (WebhookEngine engine = engine(store, webhook)) {
            Attempt attempt = attempted(engine);

            assertThat(attempt.number()).isEqualTo(1);
            assertThat(attempt.trigger()).isEqualTo(Trigger.AUTOMATIC);
            assertThat(attempt.node()).isEqualTo("node-7");
            assertThat(attempt.outcome()).as("class of failure").isEqualTo(Outcome.REJECTED);
            assertThat(attempt.error()).isEqualTo("the receiver answered 500");
            Attempt.Request request = attempt.request();
            assertThat(request.url()).isEqualTo(url());
            assertThat(request.address()).as("dialled address").isEqualTo("127.0.0.1");
            assertThat(request.headers())
                    .containsKeys("webhook-id", "webhook-timestamp", "webhook-signature", "X-Team", "Authorization")
                    .containsEntry("webhook-attempt", "1")
                    .containsEntry("content-type", "application/json; charset=utf-8");
            assertThat(request.headers().toString()).doesNotContain("geheim");
            assertThat(request.bodyBytes()).isEqualTo(bodies.get(0).length);
            assertThat(request.bodySha256())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bodies.get(0))));
            Attempt.Response response = Objects.requireNonNull(attempt.response());
            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.headers().get("x-reason")).containsExactly("tired", "and hungry");
            assertThat(response.body()).isEqualTo("not today");
            assertThat(response.bodyTruncated()).isFalse();
            Duration total = attempt.timing().total();
            assertThat(total).isPositive();
            assertThat(attempt.timing().firstByte()).isPositive().isLessThanOrEqualTo(total);
            assertThat(attempt.nextAttemptAt())
                    .isBetween(
                            attempt.startedAt().plusSeconds(4),
                            attempt.startedAt().plusSeconds(30));
        }
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void ofALongAnswerTheFirstSixteenKibibytesAreKept(Store store) {
        answer = "x".repeat(3 * ANSWER_LIMIT);
        try (WebhookEngine engine = engine(store, webhook(url()))) {
            Attempt.Response response = Objects.requireNonNull(attempted(engine).response());
            assertThat(response.body()).isEqualTo("x".repeat(ANSWER_LIMIT));
            assertThat(response.bodyTruncated()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void anAttemptWithoutAConnectionSaysWhatWasToBeSentAndWhatKeptItFromIt(Store store) throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        try (WebhookEngine engine = engine(store, webhook("http://127.0.0.1:" + port + "/hook"))) {
            Attempt attempt = attempted(engine);
            assertThat(attempt.outcome()).isEqualTo(Outcome.CONNECT_FAILURE);
            assertThat(attempt.error()).isNotBlank();
            assertThat(attempt.response()).isNull();
            assertThat(attempt.request().bodyBytes()).isPositive();
            assertThat(attempt.request().bodySha256()).hasSize(64);
            assertThat(attempt.request().headers()).containsKey("webhook-id");
            assertThat(attempt.timing().firstByte()).isNull();
            assertThat(attempt.timing().total()).isPositive();
            assertThat(attempt.nextAttemptAt()).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void anAddressThatIsRefusedIsNamed(Store store) {
        WebhookBuilder webhook = webhook("http://169.254.169.254/latest/meta-data");
        WebhookStore kept = store == Store.H2 ? database.store() : new InMemoryStore(Clock.systemUTC());
        kept.webhooks().save(webhook.build()); // past the check
        try (WebhookEngine engine = WebhookEngine.builder()
                .store(kept)
                .dispatcher(Dispatchers.direct())
                .start()) {
            Attempt attempt = attempted(engine);
            assertThat(attempt.outcome()).isEqualTo(Outcome.ADDRESS_REFUSED);
            assertThat(attempt.error()).contains("169.254.169.254");
        }
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void everyTriggerIsTold(Store store) {
        status = 204;
        answer = "";
        try (WebhookEngine engine = engine(store, webhook(url()))) {
            attempted(engine);
            String id = engine.admin()
                    .deliveries()
                    .search(DeliveryQuery.all())
                    .items()
                    .get(0)
                    .id();
            engine.admin().deliveries().redeliver(id);
            engine.deliverDue();
            engine.admin().deliveries().replay(ReplayRequest.all());
            engine.deliverDue();
            assertThat(attempts(engine))
                    .extracting(Attempt::trigger)
                    .containsExactly(Trigger.AUTOMATIC, Trigger.MANUAL, Trigger.REPLAY);
            assertThat(attempts(engine)).extracting(Attempt::number).containsExactly(1, 2, 3);
            engine.admin().diagnostics().test("wh_1");
            engine.deliverDue();
            assertThat(engine.admin()
                            .deliveries()
                            .search(DeliveryQuery.all().withEventType(EventType.of("test")))
                            .items())
                    .singleElement()
                    .satisfies(test -> assertThat(test.trigger()).isEqualTo(Trigger.TEST));
        }
    }
}
