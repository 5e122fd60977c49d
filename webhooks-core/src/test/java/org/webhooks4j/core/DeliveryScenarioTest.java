package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhooks4j.EventType;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Receipt;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookBuilder;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.ReplayRequest;
import org.webhooks4j.admin.ReplayResult;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.spi.RetryPolicy;
import org.webhooks4j.spi.WebhookListener;

/** Tests deliveries: attempts, retries, the log, redelivery. */
class DeliveryScenarioTest extends ScenarioTest {

    private static Server server(String id, int version) {
        return new Server(id, "v" + version, "active");
    }

    private static ObjectEvent update(String id, int toVersion) {
        return ObjectEvent.updated(server(id, toVersion - 1), server(id, toVersion));
    }

    private List<String> arrivals() {
        return receiver.bodies().stream()
                .map(body -> body.get("data"))
                .map(data -> data.get("objectId").asText()
                        + data.get("object").get("name").asText() + "#" + data.get("sequence"))
                .toList();
    }

    private void advance(WebhookEngine engine, Mode mode, Duration duration) {
        clock.advance(duration);
        mode.settle(engine);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aFailureIsTriedAgainWithTheSameMessage(Mode mode) {
        receiver.answering(500, 200);
        WebhookEngine engine = start(mode, webhook());
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        mode.settle(engine);
        Delivery waiting = onlyDelivery(engine);
        assertThat(waiting.status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(waiting.nextAttemptAt()).isEqualTo(DrivenClock.BEGIN.plusSeconds(5));
        assertThat(waiting.lastStatusCode()).isEqualTo(500);

        advance(engine, mode, Duration.ofMillis(4_999));
        assertThat(receiver.requests()).hasSize(1);
        advance(engine, mode, Duration.ofMillis(1));

        assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.DELIVERED);
        List<RecordedRequest> requests = receiver.requests();
        assertThat(requests).hasSize(2);
        assertThat(requests.get(1).getBody()).isEqualTo(requests.get(0).getBody());
        assertThat(requests)
                .extracting(request -> request.getHeaders().get("webhook-id"))
                .containsOnly(waiting.id());
        assertThat(requests)
                .extracting(request -> request.getHeaders().get("webhook-attempt"))
                .containsExactly("1", "2");
        List<Attempt> attempts = details(engine, waiting.id()).attempts();
        assertThat(attempts).extracting(Attempt::outcome).containsExactly(Outcome.REJECTED, Outcome.DELIVERED);
        assertThat(attempts).extracting(Attempt::number).containsExactly(1, 2);
        assertThat(attempts.get(0).nextAttemptAt()).isNotNull();
        assertThat(attempts.get(1).nextAttemptAt()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void everyStatusFrom200To299IsSuccess(Mode mode) {
        receiver.answering(200, 201, 202, 204, 299);
        WebhookEngine engine = start(mode, webhook());
        for (int i = 0; i < 5; i++) {
            engine.onObjectEvent(EventType.CREATE, server("s" + i, 1));
        }
        mode.settle(engine);
        assertThat(deliveries(engine)).hasSize(5).extracting(Delivery::status).containsOnly(DeliveryStatus.DELIVERED);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void afterTheLastAttemptADeliveryIsDeadAndCanBeRedelivered(Mode mode) {
        receiver.answering(500, 500, 500);
        WebhookEngine engine = start(mode, webhook());
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        mode.settle(engine);
        advance(engine, mode, Duration.ofSeconds(5));
        advance(engine, mode, Duration.ofMinutes(5));
        Delivery dead = onlyDelivery(engine);
        assertThat(dead.status()).isEqualTo(DeliveryStatus.DEAD);
        assertThat(dead.attempts()).isEqualTo(3);
        advance(engine, mode, Duration.ofDays(3));
        assertThat(receiver.requests()).hasSize(3);

        engine.admin().deliveries().redeliver(dead.id());
        mode.settle(engine);
        Delivery delivered = onlyDelivery(engine);
        assertThat(delivered.id()).isEqualTo(dead.id());
        assertThat(delivered.status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(delivered.sequence()).isEqualTo(dead.sequence());
        assertThat(receiver.requests().get(3).getBody())
                .isEqualTo(receiver.requests().get(0).getBody());
        assertThat(details(engine, dead.id()).attempts())
                .extracting(Attempt::trigger)
                .containsExactly(Trigger.AUTOMATIC, Trigger.AUTOMATIC, Trigger.AUTOMATIC, Trigger.MANUAL);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void anAttemptWithoutAConnectionIsLoggedToo(Mode mode) throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        WebhookEngine engine = start(mode, webhook().url("http://127.0.0.1:" + port + "/hook"));
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        mode.settle(engine);
        Attempt attempt = details(engine, onlyDelivery(engine).id()).attempts().get(0);
        assertThat(attempt.outcome()).isEqualTo(Outcome.CONNECT_FAILURE);
        assertThat(attempt.response()).isNull();
        assertThat(attempt.error()).isNotBlank();
        assertThat(attempt.request().bodyBytes()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void theLogKeepsRequestAndResponseWithoutSecrets(Mode mode) {
        receiver.answering(new MockResponse.Builder()
                .code(500)
                .addHeader("X-Reason", "tired")
                .body("not today")
                .build());
        WebhookEngine engine = start(mode, webhook().header("Authorization", "Bearer geheim"));
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        mode.settle(engine);
        Attempt attempt = details(engine, onlyDelivery(engine).id()).attempts().get(0);
        assertThat(attempt.response().body()).isEqualTo("not today");
        assertThat(attempt.response().headers().get("x-reason")).containsExactly("tired");
        assertThat(attempt.request().url()).isEqualTo(receiver.url());
        assertThat(attempt.request().headers()).containsKey("webhook-id").containsKey("Authorization");
        assertThat(attempt.toString()).doesNotContain("geheim");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aWebhookWhoseReceiverIsGoneIsDeactivatedWithAReason(Mode mode) {
        receiver.answering(410);
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        WebhookEngine engine = start(engine(mode).webhook(webhook().build()).listener(new WebhookListener() {
            @Override
            public void onDeactivated(Webhook webhook, String reason) {
                heard.add(webhook.id() + ": " + reason);
            }
        }));
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        mode.settle(engine);
        Webhook webhook = engine.admin().webhooks().find("wh_1").orElseThrow();
        assertThat(webhook.active()).isFalse();
        assertThat(webhook.state().inactiveReason()).contains("410");
        assertThat(heard).containsExactly("wh_1: " + webhook.state().inactiveReason());
        assertThat(engine.onObjectEvent(EventType.CREATE, IN_STOCK).matched()).isFalse();

        engine.admin().webhooks().activate("wh_1");
        advance(engine, mode, Duration.ofSeconds(5));
        assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aReceiverThatAsksToWaitIsLeftAloneForThatLong(Mode mode) {
        receiver.answering(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", "60")
                .build());
        WebhookEngine engine = start(mode, webhook());
        engine.onObjectEvent(EventType.CREATE, server("a", 1));
        mode.settle(engine);
        engine.onObjectEvent(EventType.CREATE, server("b", 1));
        advance(engine, mode, Duration.ofSeconds(59));
        assertThat(receiver.requests()).hasSize(1);
        advance(engine, mode, Duration.ofSeconds(1));
        assertThat(arrivals()).containsExactlyInAnyOrder("av1#1", "av1#1", "bv1#1");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aRangeOfDeadDeliveriesIsReplayedInOrder(Mode mode) {
        receiver.answering(500, 500, 500, 500);
        WebhookEngine engine = start(engine(mode)
                .retryPolicy(RetryPolicy.schedule())
                .webhook(webhook().build()));
        for (int version = 1; version <= 4; version++) {
            engine.onObjectEvent(version == 1 ? ObjectEvent.created(server("a", 1)) : update("a", version));
            clock.advance(Duration.ofSeconds(1));
            mode.settle(engine);
        }
        ReplayRequest dead = ReplayRequest.all()
                .withStatus(DeliveryStatus.DEAD)
                .withTo(DrivenClock.BEGIN.plusSeconds(3))
                .withStep(2);
        assertThat(engine.admin().deliveries().replay(dead)).isEqualTo(new ReplayResult(3, 0));
        mode.settle(engine);
        assertThat(arrivals()).containsExactly("av1#1", "av2#2", "av3#3", "av4#4", "av1#1", "av2#2", "av3#3");
        assertThat(engine.admin()
                        .deliveries()
                        .search(DeliveryQuery.all().withStatus(DeliveryStatus.DEAD))
                        .items())
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aTestIsSentOnceAndNotTriedAgain(Mode mode) {
        receiver.answering(500);
        WebhookEngine engine = start(mode, webhook().on(EventType.DELETE));
        engine.admin().diagnostics().test("wh_1");
        mode.settle(engine);
        assertThat(receiver.body().get("type").asText()).isEqualTo("test");
        assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.DEAD);
        assertThat(onlyDelivery(engine).trigger()).isEqualTo(Trigger.TEST);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aChosenEventIsSentToOneWebhookWhateverItListensTo(Mode mode) {
        receiver.answering(500);
        WebhookEngine engine = start(mode, webhook().on(EventType.DELETE).objectTypes("rack"));
        Receipt receipt = engine.admin()
                .diagnostics()
                .test(
                        "wh_1",
                        ObjectEvent.updated(Map.of("status", "in_stock"), Map.of("status", "active"))
                                .as("server", 42));
        mode.settle(engine);
        assertThat(receiver.body().get("type").asText()).isEqualTo("update");
        assertThat(receiver.body().at("/data/changes/0/after").asText()).isEqualTo("active");
        assertThat(receiver.body().get("id").asText()).isEqualTo(receipt.eventId());
        assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.DEAD);
        assertThat(onlyDelivery(engine).trigger()).isEqualTo(Trigger.TEST);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aListenerThatThrowsKeepsNobodyElseFromHearing(Mode mode) {
        List<Outcome> heard = Collections.synchronizedList(new ArrayList<>());
        WebhookEngine engine = start(engine(mode)
                .webhook(webhook().build())
                .listener(new WebhookListener() {
                    @Override
                    public void onAttempt(Delivery delivery, Attempt attempt) {
                        throw new IllegalStateException("a listener's own trouble");
                    }
                })
                .listener(new WebhookListener() {
                    @Override
                    public void onAttempt(Delivery delivery, Attempt attempt) {
                        heard.add(attempt.outcome());
                    }
                }));
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        mode.settle(engine);
        assertThat(heard).containsExactly(Outcome.DELIVERED);
    }

    @Test
    void aFailingReceiverIsLeftAloneAfterTenFailuresAndProbedOnce() {
        for (int i = 0; i < 11; i++) {
            receiver.answering(503);
        }
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS)
                .maxInFlightPerWebhook(5)
                .webhook(webhook().build()));
        for (int i = 0; i < 30; i++) {
            engine.onObjectEvent(EventType.CREATE, server("s" + i, 1));
        }
        assertThat(receiver.requests()).hasSize(10);
        advance(engine, Mode.SYNCHRONOUS, Duration.ofSeconds(1));
        assertThat(receiver.requests()).as("one probe, which fails").hasSize(11);
        advance(engine, Mode.SYNCHRONOUS, Duration.ofSeconds(10));
        assertThat(deliveries(engine)).hasSize(30).extracting(Delivery::status).containsOnly(DeliveryStatus.DELIVERED);
    }

    @Test
    void redeliveringNonsenseIsRefused() {
        receiver.answering(500);
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook());
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        assertThatThrownBy(() -> engine.admin()
                        .deliveries()
                        .redeliver(onlyDelivery(engine).id()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pending already");
        assertThatThrownBy(() -> engine.admin().deliveries().redeliver("msg_nonsense_1"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("msg_nonsense_1");
    }

    @Test
    void anEngineThatIsNotStartedTakesEventsAndSendsNone() {
        WebhookBuilder webhook = webhook();
        try (WebhookEngine engine = engine(Mode.ASYNCHRONOUS, new InMemoryStore(clock))
                .webhook(webhook.build())
                .build()) {
            assertThat(engine.onObjectEvent(EventType.CREATE, ACTIVE).matched()).isTrue();
            assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.PENDING);
        }
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void closingWaitsForRequestsInFlight() {
        receiver.answering(new MockResponse.Builder()
                .code(204)
                .headersDelay(200, TimeUnit.MILLISECONDS)
                .build());
        WebhookEngine engine = start(Mode.ASYNCHRONOUS, webhook());
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        receiver.awaitRequest();
        engine.close();
        assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.DELIVERED);
    }
}
