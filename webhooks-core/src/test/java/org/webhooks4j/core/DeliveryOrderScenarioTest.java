package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Ordering;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryStatus;

/** Tests which deliveries wait for which, and what happens to them when their webhook is deleted. */
class DeliveryOrderScenarioTest extends ScenarioTest {

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
    void aLaterChangeOfAnObjectWaitsForTheEarlierOneAndForNoOther(Mode mode) {
        receiver.answering(500);
        WebhookEngine engine = start(mode, webhook());
        engine.onObjectEvent(EventType.CREATE, server("a", 1));
        mode.settle(engine);
        engine.onObjectEvent(update("a", 2));
        engine.onObjectEvent(update("a", 3));
        engine.onObjectEvent(EventType.CREATE, server("b", 1));
        mode.settle(engine);
        assertThat(arrivals()).containsExactly("av1#1", "bv1#1");
        advance(engine, mode, Duration.ofSeconds(5));
        assertThat(arrivals()).containsExactly("av1#1", "bv1#1", "av1#1", "av2#2", "av3#3");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aDeadDeliveryLetsTheNextOneFollow(Mode mode) {
        receiver.answering(500, 500, 500);
        WebhookEngine engine = start(mode, webhook());
        engine.onObjectEvent(EventType.CREATE, server("a", 1));
        engine.onObjectEvent(update("a", 2));
        mode.settle(engine);
        advance(engine, mode, Duration.ofSeconds(5));
        advance(engine, mode, Duration.ofMinutes(5));
        assertThat(arrivals()).containsExactly("av1#1", "av1#1", "av1#1", "av2#2");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void withoutOrderNothingWaits(Mode mode) {
        receiver.answering(500);
        WebhookEngine engine = start(mode, webhook().ordering(Ordering.NONE));
        engine.onObjectEvent(EventType.CREATE, server("a", 1));
        mode.settle(engine);
        engine.onObjectEvent(update("a", 2));
        mode.settle(engine);
        assertThat(arrivals()).containsExactly("av1#1", "av2#2");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void whereOnlyTheLatestCountsOlderUpdatesAreSuperseded(Mode mode) {
        receiver.answering(500);
        WebhookEngine engine = start(mode, webhook().ordering(Ordering.LATEST));
        engine.onObjectEvent(EventType.CREATE, server("a", 1));
        mode.settle(engine);
        engine.onObjectEvent(update("a", 2));
        engine.onObjectEvent(update("a", 3));
        engine.onObjectEvent(update("a", 4));
        advance(engine, mode, Duration.ofSeconds(5));
        assertThat(arrivals()).containsExactly("av1#1", "av1#1", "av4#2");
        assertThat(deliveries(engine))
                .extracting(Delivery::status)
                .containsExactlyInAnyOrder(
                        DeliveryStatus.DELIVERED,
                        DeliveryStatus.SUPERSEDED,
                        DeliveryStatus.SUPERSEDED,
                        DeliveryStatus.DELIVERED);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void whatWaitsForADeletedWebhookIsCancelled(Mode mode) {
        receiver.answering(500);
        WebhookEngine engine = start(mode, webhook());
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        mode.settle(engine);
        engine.admin().webhooks().delete("wh_1");
        advance(engine, mode, Duration.ofSeconds(5));
        assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.CANCELLED);
        assertThat(receiver.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void whatWaitsForAnInactiveWebhookGoesOnWhenItIsActiveAgain(Mode mode) {
        receiver.answering(500);
        WebhookEngine engine = start(mode, webhook());
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        mode.settle(engine);
        engine.admin().webhooks().deactivate("wh_1");
        advance(engine, mode, Duration.ofHours(1));
        assertThat(receiver.requests()).hasSize(1);
        engine.admin().webhooks().activate("wh_1");
        mode.settle(engine);
        assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.DELIVERED);
    }
}
