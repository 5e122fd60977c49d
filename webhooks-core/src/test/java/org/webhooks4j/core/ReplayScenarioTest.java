package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.ReplayRequest;
import org.webhooks4j.admin.ReplayResult;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.core.internal.memory.InMemoryStore;

/** Tests redelivery and replay, and what cannot be redelivered. */
class ReplayScenarioTest extends ScenarioTest {

    private final InMemoryStore store = new InMemoryStore(clock);
    private final WebhookEngine engine =
            start(engine(Mode.SYNCHRONOUS, store).webhook(webhook().build()));

    private static Server server(String id, int version) {
        return new Server(id, "v" + version, "active");
    }

    private List<String> arrivals() {
        return receiver.requests().stream()
                .map(request -> Receiver.body(request).at("/data/objectId").asText()
                        + Receiver.body(request).at("/data/object/name").asText() + " of attempt "
                        + request.getHeaders().get("webhook-attempt"))
                .toList();
    }

    @Test
    void aReplayKeepsIdsAndBodiesAndTheOrderOfEachObjectAndIsMarked() {
        engine.onObjectEvent(EventType.CREATE, server("a", 1));
        engine.onObjectEvent(ObjectEvent.updated(server("a", 1), server("a", 2)));
        engine.onObjectEvent(EventType.CREATE, server("b", 1));
        List<RecordedRequest> first = receiver.requests();

        assertThat(engine.admin().deliveries().replay(ReplayRequest.all())).isEqualTo(new ReplayResult(3, 0));
        engine.deliverDue();

        List<RecordedRequest> again = receiver.requests().subList(3, 6);
        assertThat(again)
                .extracting(request -> request.getHeaders().get("webhook-id") + request.getBody())
                .containsExactlyInAnyOrderElementsOf(first.stream()
                        .map(request -> request.getHeaders().get("webhook-id") + request.getBody())
                        .toList());
        assertThat(arrivals().subList(3, 6))
                .containsSubsequence("av1 of attempt 2", "av2 of attempt 2")
                .contains("bv1 of attempt 2");
        assertThat(deliveries(engine))
                .allSatisfy(
                        delivery -> assertThat(details(engine, delivery.id()).attempts())
                                .extracting(Attempt::trigger)
                                .containsExactly(Trigger.AUTOMATIC, Trigger.REPLAY));
    }

    @Test
    void theOrderOfAnObjectsEventsOfOneMillisecondHoldsAcrossSteps() {
        engine.onObjectEvent(EventType.CREATE, server("a", 0));
        for (int version = 1; version < 30; version++) {
            engine.onObjectEvent(ObjectEvent.updated(server("a", version - 1), server("a", version)));
        }
        assertThat(engine.admin()
                        .deliveries()
                        .replay(ReplayRequest.all().withStep(7))
                        .redelivered())
                .isEqualTo(30);
        engine.deliverDue();
        assertThat(receiver.bodies().subList(30, 60))
                .extracting(body -> body.at("/data/sequence").asInt())
                .isSorted();
    }

    @Test
    void aRedeliveryGoesToTheEndOfItsObjectsQueue() {
        engine.onObjectEvent(EventType.CREATE, server("a", 1));
        String delivered = onlyDelivery(engine).id();
        receiver.answering(500);
        engine.onObjectEvent(ObjectEvent.updated(server("a", 1), server("a", 2)));
        engine.admin().deliveries().redeliver(delivered);
        engine.deliverDue();
        assertThat(arrivals())
                .as("waits behind the update that waits for its retry")
                .hasSize(2);
        clock.advance(Duration.ofSeconds(5));
        engine.deliverDue();
        assertThat(arrivals())
                .containsExactly("av1 of attempt 1", "av2 of attempt 1", "av2 of attempt 2", "av1 of attempt 2");
    }

    @Test
    void whatIsPendingIsNotSentTwice() {
        receiver.answering(500);
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        String pending = onlyDelivery(engine).id();
        assertThatThrownBy(() -> engine.admin().deliveries().redeliver(pending))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is pending already");
        assertThat(engine.admin().deliveries().replay(ReplayRequest.all())).isEqualTo(new ReplayResult(0, 0));
        assertThatThrownBy(() ->
                        engine.admin().deliveries().replay(ReplayRequest.all().withStatus(DeliveryStatus.PENDING)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pending deliveries cannot be replayed");
    }

    @Test
    void whatWasPurgedIsNotFound() {
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        String purged = onlyDelivery(engine).id();
        clock.advance(Duration.ofDays(31));
        store.log().purge(Duration.ofDays(30), 500);
        assertThatThrownBy(() -> engine.admin().deliveries().redeliver(purged))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("there is no delivery");
        assertThat(engine.admin().deliveries().replay(ReplayRequest.all())).isEqualTo(new ReplayResult(0, 0));
    }

    @Test
    void whatLostItsWebhookHasNowhereToGo() {
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        String orphan = onlyDelivery(engine).id();
        engine.admin().webhooks().delete("wh_1");
        assertThatThrownBy(() -> engine.admin().deliveries().redeliver(orphan))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("'wh_1'")
                .hasMessageContaining("was deleted");
        assertThat(engine.admin().deliveries().replay(ReplayRequest.all())).isEqualTo(new ReplayResult(0, 1));
        assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void aTestIsReplayedByNobodyAndRedeliveredAsATest() {
        receiver.answering(500, 500);
        engine.admin().diagnostics().test("wh_1");
        Delivery test = onlyDelivery(engine);
        assertThat(engine.admin().deliveries().replay(ReplayRequest.all())).isEqualTo(new ReplayResult(0, 1));

        engine.admin().deliveries().redeliver(test.id());

        assertThat(onlyDelivery(engine).status()).as("not retried").isEqualTo(DeliveryStatus.DEAD);
        assertThat(details(engine, test.id()).attempts())
                .extracting(Attempt::trigger)
                .containsExactly(Trigger.TEST, Trigger.TEST);
    }
}
