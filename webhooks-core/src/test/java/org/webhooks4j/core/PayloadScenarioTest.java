package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Receipt;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Snapshot;
import org.webhooks4j.receiver.SignatureVerifier;

/** Tests what a receiver gets. */
class PayloadScenarioTest extends ScenarioTest {

    private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private enum Lifecycle implements EventType {
        REBOOTED
    }

    /** An entity as an object-relational mapper returns it: the host changes it in place. */
    public static final class Machine {
        private final String id = "m-1";
        private String status = "in_stock";

        public String getId() {
            return id;
        }

        public String getStatus() {
            return status;
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aCreationCarriesTheFullObject(Mode mode) {
        WebhookEngine engine = start(mode, webhook());
        Receipt receipt = engine.onObjectEvent(EventType.CREATE, ACTIVE);
        mode.settle(engine);
        JsonNode body = receiver.body();
        assertThat(body.get("id").asText()).isEqualTo(receipt.eventId());
        assertThat(body.get("timestamp").asText()).isEqualTo("2026-11-23T16:11:07.887Z");
        assertThat(body.get("data").toString())
                .isEqualTo("{\"objectType\":\"server\",\"objectId\":\"42\",\"sequence\":1,"
                        + "\"object\":{\"id\":\"42\",\"name\":\"web-01\",\"status\":\"active\"}}");
        assertThat(body.get("type").asText()).isEqualTo("create");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void anUpdateCarriesTheObjectWithWhatChanged(Mode mode) {
        WebhookEngine engine = start(mode, webhook());
        engine.onObjectEvent(ObjectEvent.updated(IN_STOCK, ACTIVE).by("alice"));
        mode.settle(engine);
        assertThat(receiver.body().get("data").toString())
                .isEqualTo("{\"objectType\":\"server\",\"objectId\":\"42\",\"sequence\":1,\"actor\":\"alice\","
                        + "\"object\":{\"id\":\"42\",\"name\":\"web-01\",\"status\":\"active\"},"
                        + "\"before\":{\"id\":\"42\",\"name\":\"web-01\",\"status\":\"in_stock\"},"
                        + "\"changes\":[{\"path\":\"status\",\"before\":\"in_stock\",\"after\":\"active\"}]}");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aDeletionCarriesTheObjectAsItWas(Mode mode) {
        WebhookEngine engine = start(mode, webhook());
        engine.onObjectEvent(EventType.DELETE, IN_STOCK);
        mode.settle(engine);
        JsonNode data = receiver.body().get("data");
        assertThat(data.get("object").get("status").asText()).isEqualTo("in_stock");
        assertThat(data.has("before")).isFalse();
        assertThat(data.has("changes")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void anObjectChangedInPlaceIsComparedWithItsSnapshot(Mode mode) {
        WebhookEngine engine = start(mode, webhook());
        Machine machine = new Machine();
        Snapshot before = engine.snapshot(machine);
        machine.status = "active";
        engine.onObjectEvent(ObjectEvent.updated(before, machine));
        machine.status = "lost"; // too late: the object was read when the event was raised
        mode.settle(engine);
        assertThat(receiver.body().get("data").get("changes").toString())
                .isEqualTo("[{\"path\":\"status\",\"before\":\"in_stock\",\"after\":\"active\"}]");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void mapsAreNamedInTheCallAndKeepEveryDigitAndCharacter(Mode mode) {
        WebhookEngine engine = start(mode, webhook());
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("big", new BigInteger("123456789012345678901234567890"));
        object.put("price", new BigDecimal("1.10"));
        object.put("text", "Zürich 東京 😀 \u2028 \"quoted\" \\ \u0000");
        object.put("none", null);
        engine.onObjectEvent(ObjectEvent.created(object).as("asset", 7L));
        mode.settle(engine);
        String body = receiver.requests().get(0).getBody().utf8();
        assertThat(body).contains("\"big\":123456789012345678901234567890").contains("\"price\":1.10");
        JsonNode sent = receiver.body().get("data").get("object");
        assertThat(sent.get("text").asText()).isEqualTo(object.get("text"));
        assertThat(sent.get("none").isNull()).isTrue();
        assertThat(receiver.body().get("data").get("objectId").asText()).isEqualTo("7");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void hostsHaveEventTypesOfTheirOwn(Mode mode) {
        WebhookEngine engine = start(mode, webhook().on(Lifecycle.REBOOTED));
        engine.onObjectEvent(Lifecycle.REBOOTED, ACTIVE);
        mode.settle(engine);
        assertThat(receiver.body().get("type").asText()).isEqualTo("rebooted");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aDescribedClassIsSeenAsTheHostSays(Mode mode) {
        WebhookEngine engine = start(engine(mode)
                .webhook(webhook().build())
                .describe(Server.class, "host", Server::name, server -> Map.of("status", server.status())));
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        mode.settle(engine);
        JsonNode data = receiver.body().get("data");
        assertThat(data.get("objectType").asText()).isEqualTo("host");
        assertThat(data.get("objectId").asText()).isEqualTo("web-01");
        assertThat(data.get("object").toString()).isEqualTo("{\"status\":\"active\"}");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void excludedFieldsAppearNowhere(Mode mode) {
        WebhookEngine engine = start(mode, webhook().excludedFields("status"));
        engine.onObjectEvent(ObjectEvent.updated(new Server("42", "old", "geheim"), new Server("42", "new", "secret")));
        mode.settle(engine);
        assertThat(receiver.requests().get(0).getBody().utf8())
                .doesNotContain("geheim", "secret", "status")
                .contains("\"changes\":[{\"path\":\"name\",\"before\":\"old\",\"after\":\"new\"}]");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void theRequestIsSignedAndNamed(Mode mode) {
        WebhookEngine engine =
                start(mode, webhook().signedWith(SigningKey.of(KEY)).header("X-Team", "ops"));
        Receipt receipt = engine.onObjectEvent(EventType.CREATE, ACTIVE);
        mode.settle(engine);
        RecordedRequest request = receiver.requests().get(0);
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getHeaders().get("content-type")).isEqualTo("application/json; charset=utf-8");
        assertThat(request.getHeaders().get("user-agent")).matches("webhooks4j/[0-9].*");
        assertThat(request.getHeaders().get("webhook-id"))
                .isEqualTo(receipt.deliveryIds().get(0))
                .doesNotContain(".");
        assertThat(request.getHeaders().get("webhook-timestamp"))
                .isEqualTo(Long.toString(DrivenClock.BEGIN.getEpochSecond()));
        assertThat(request.getHeaders().get("webhook-attempt")).isEqualTo("1");
        assertThat(request.getHeaders().get("x-team")).isEqualTo("ops");
        SignatureVerifier.of(KEY)
                .clock(clock)
                .verify(
                        name -> request.getHeaders().get(name),
                        request.getBody().toByteArray());
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void withoutAKeyTheRequestIsNamedAndNotSigned(Mode mode) {
        WebhookEngine engine = start(mode, webhook());
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        mode.settle(engine);
        assertThat(receiver.requests().get(0).getHeaders().get("webhook-signature"))
                .isNull();
        assertThat(receiver.requests().get(0).getHeaders().get("webhook-id")).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void anObjectOfManyElementsThatAllChangedIsStillSent(Mode mode) {
        WebhookEngine engine =
                start(mode, webhook().id("wh_1"), webhook().id("wh_2").excludedFields("none"));
        engine.onObjectEvent(ObjectEvent.updated(rack("o".repeat(30), 9_000), rack("n".repeat(30), 9_000))
                .as("rack", 1));
        mode.settle(engine);
        assertThat(receiver.bodies()).hasSize(2).allSatisfy(body -> {
            JsonNode data = body.get("data");
            assertThat(data.at("/object/units").size()).isEqualTo(9_000);
            assertThat(data.get("omitted").toString()).isEqualTo("[\"before\",\"changes\"]");
            assertThat(data.has("before") || data.has("changes") || data.has("truncated"))
                    .isFalse();
        });
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void oneElementInFrontOfALongListIsOneChange(Mode mode) {
        WebhookEngine engine = start(mode, webhook());
        Map<String, Object> before = rack("unit", 2_000);
        Map<String, Object> after = new LinkedHashMap<>(before);
        List<Object> units = new ArrayList<>(List.of("first"));
        units.addAll((Collection<?>) before.get("units"));
        after.put("units", units);
        engine.onObjectEvent(ObjectEvent.updated(before, after).as("rack", 1));
        mode.settle(engine);
        assertThat(receiver.body().at("/data/changes").toString())
                .isEqualTo("[{\"path\":\"units[0]\",\"after\":\"first\"}]");
    }

    private static Map<String, Object> rack(String name, int size) {
        return Map.of(
                "id",
                1,
                "units",
                IntStream.range(0, size).mapToObj(i -> name + " " + i).toList());
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aTooLargeObjectIsReducedInStepsAndNeverCut(Mode mode) {
        WebhookEngine engine =
                start(engine(mode).maxPayloadBytes(400).webhook(webhook().build()));
        Server small = new Server("1", "x".repeat(150), "a");
        Server changed = new Server("1", "x".repeat(150), "b");
        engine.onObjectEvent(ObjectEvent.updated(small, changed));
        mode.settle(engine);
        engine.onObjectEvent(EventType.CREATE, new Server("2", "x".repeat(500), "a"));
        mode.settle(engine);
        JsonNode first = receiver.bodies().get(0).get("data");
        assertThat(first.has("object")).isTrue();
        assertThat(first.has("before")).isFalse();
        assertThat(first.get("changes").size()).isEqualTo(1);
        assertThat(first.get("omitted").toString()).isEqualTo("[\"before\"]");
        assertThat(receiver.bodies().get(1).get("data").toString())
                .isEqualTo("{\"objectType\":\"server\",\"objectId\":\"2\",\"sequence\":1,\"truncated\":true}");
    }
}
