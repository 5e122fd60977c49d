package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Snapshot;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.receiver.SignatureVerifier;

/** Tests the faults of DataGerry's webhooks, one test for each, named in the words of the people affected. */
class DatagerryFaultTest extends ScenarioTest {

    private static String unusedPort() throws IOException {
        try (ServerSocket closed = new ServerSocket(0)) {
            return "http://127.0.0.1:" + closed.getLocalPort() + "/hook";
        }
    }

    @Test
    void anInactiveWebhookIsNotSent() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook().active(false));
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void theCallThatChangesAnObjectWaitsForNoReceiver() throws Exception {
        HeldTransport transport = new HeldTransport();
        WebhookEngine engine = start(
                engine(Mode.ASYNCHRONOUS).transport(transport).webhook(webhook().build()));
        assertThat(engine.onObjectEvent(EventType.CREATE, ACTIVE).matched()).isTrue();
        transport.awaitOpen(1);
        engine.onObjectEvent(EventType.UPDATE, IN_STOCK); // also returns while the first request has no response
        transport.release();
        assertThat(engine.drain(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void aReceiverThatFailsStopsNoOtherWebhook() throws IOException {
        WebhookEngine engine = start(
                Mode.SYNCHRONOUS,
                webhook().id("wh_0").url(unusedPort()),
                webhook().id("wh_1"),
                webhook().id("wh_2").url(unusedPort()),
                webhook().id("wh_3"));
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        assertThat(receiver.requests()).hasSize(2);
    }

    @Test
    void aConnectionThatFailsLeavesALogEntry() throws IOException {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook().url(unusedPort()));
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        assertThat(details(engine, onlyDelivery(engine).id()).attempts())
                .extracting(Attempt::outcome)
                .containsExactly(Outcome.CONNECT_FAILURE);
    }

    @Test
    void everySuccessIsLoggedAsOneAndNotOnly200() {
        receiver.answering(200, 201, 202, 204);
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook());
        IntStream.range(0, 4).forEach(i -> engine.onObjectEvent(EventType.CREATE, new Server("s" + i, "x", "y")));
        assertThat(deliveries(engine)).hasSize(4).extracting(Delivery::status).containsOnly(DeliveryStatus.DELIVERED);
    }

    @Test
    void aRequestIsSignedRetriedAndRedeliverable() {
        SigningKey key = SigningKey.generate();
        receiver.answering(500, 500, 500);
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook().signedWith(key));
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        for (Duration wait : List.of(Duration.ofSeconds(5), Duration.ofMinutes(5))) {
            clock.advance(wait);
            engine.deliverDue();
        }
        engine.admin().deliveries().redeliver(onlyDelivery(engine).id());
        assertThat(receiver.requests())
                .hasSize(4)
                .allSatisfy(request -> SignatureVerifier.of(key.reveal())
                        .clock(clock)
                        .tolerance(Duration.ofHours(1))
                        .verify(request.getHeaders()::get, request.getBody().toByteArray()));
        assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void theLogDoesNotGrowForEver() {
        InMemoryStore store = new InMemoryStore(clock);
        WebhookEngine engine =
                start(engine(Mode.SYNCHRONOUS, store).webhook(webhook().build()));
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        clock.advance(Duration.ofDays(31));
        engine.onObjectEvent(EventType.CREATE, IN_STOCK);
        assertThat(store.log().purge(Duration.ofDays(30), 500)).isEqualTo(1);
        assertThat(engine.admin().deliveries().search(DeliveryQuery.all()).items())
                .hasSize(1);
    }

    @Test
    void anObjectThatIsChangedInPlaceIsSentWithBeforeAndAfter() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook().format("datagerry"));
        Map<String, Object> object = new LinkedHashMap<>(Map.of("active", true));
        Snapshot before = engine.snapshot(object);
        object.put("active", false);
        engine.onObjectEvent(ObjectEvent.updated(before, object).as("webhook", 7));
        assertThat(receiver.body().at("/object_before/active").asBoolean()).isTrue();
        assertThat(receiver.body().at("/object_after/active").asBoolean(true)).isFalse();
    }

    @Test
    void anImportRaisesItsEventsInOneCallAsTheDataAccessLayerMakesIt() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook());
        engine.onObjectEvents(IntStream.range(0, 100)
                .mapToObj(i -> ObjectEvent.created(new Server("s" + i, "x", "y")))
                .toList());
        assertThat(receiver.requests()).hasSize(100);
    }

    @Test
    void aUrlWithAPortAndAHostWithoutADotIsTaken() {
        assertThat(Webhook.to("http://host:8080/path")
                        .on(EventType.CREATE)
                        .build()
                        .url())
                .isEqualTo("http://host:8080/path");
    }
}
