package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.Change;
import org.webhooks4j.Event;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Ordering;
import org.webhooks4j.WebhookBuilder;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryStatus;

/** With {@code Ordering.LATEST}, the update that is sent contains all changes of the updates that it supersedes. */
class LatestScenarioTest extends ScenarioTest {

    record Asset(String id, String status, String owner, String note) {

        Asset status(String other) {
            return new Asset(id, other, owner, note);
        }

        Asset owner(String other) {
            return new Asset(id, status, other, note);
        }
    }

    private static final Asset STOCKED = new Asset("42", "in_stock", "alice", "");
    private static final Asset ACTIVE = STOCKED.status("active");

    private WebhookBuilder latest() {
        return webhook().ordering(Ordering.LATEST);
    }

    private void later(WebhookEngine engine, Mode mode) {
        clock.advance(Duration.ofSeconds(5));
        mode.settle(engine);
    }

    private JsonNode lastBody() {
        List<JsonNode> bodies = receiver.bodies();
        return bodies.get(bodies.size() - 1);
    }

    private static List<String> changes(JsonNode body) {
        return StreamSupport.stream(body.at("/data/changes").spliterator(), false)
                .map(change -> change.get("path").asText() + ": "
                        + change.get("before").asText() + " > "
                        + change.get("after").asText())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void whatIsSentComparesWithTheStateThatWasDelivered(Mode mode) {
        receiver.answering(200, 500);
        WebhookEngine engine = start(mode, latest());
        engine.onObjectEvent(EventType.CREATE, STOCKED);
        mode.settle(engine);
        engine.onObjectEvent(ObjectEvent.updated(STOCKED, ACTIVE));
        mode.settle(engine);
        engine.onObjectEvent(ObjectEvent.updated(ACTIVE, ACTIVE.owner("bob")));
        engine.onObjectEvent(
                ObjectEvent.updated(ACTIVE.owner("bob"), ACTIVE.owner("carol")).by("dave"));
        later(engine, mode);

        assertThat(receiver.requests()).hasSize(3);
        JsonNode data = lastBody().get("data");
        assertThat(changes(lastBody())).containsExactly("status: in_stock > active", "owner: alice > carol");
        assertThat(data.at("/before/status").asText()).isEqualTo("in_stock");
        assertThat(data.at("/before/owner").asText()).isEqualTo("alice");
        assertThat(data.at("/object/owner").asText()).isEqualTo("carol");
        assertThat(data.get("actor").asText()).isEqualTo("dave");
        assertThat(deliveries(engine))
                .extracting(Delivery::status)
                .containsExactly(
                        DeliveryStatus.DELIVERED,
                        DeliveryStatus.SUPERSEDED,
                        DeliveryStatus.SUPERSEDED,
                        DeliveryStatus.DELIVERED);
    }

    @Test
    void whatWasDeliveredIsNotToldAgain() {
        receiver.answering(500, 200, 200);
        WebhookEngine engine = start(Mode.SYNCHRONOUS, latest());
        engine.onObjectEvent(ObjectEvent.updated(STOCKED, ACTIVE));
        engine.onObjectEvent(ObjectEvent.updated(ACTIVE, ACTIVE.owner("bob")));
        later(engine, Mode.SYNCHRONOUS);
        engine.onObjectEvent(ObjectEvent.updated(ACTIVE.owner("bob"), ACTIVE.owner("carol")));

        assertThat(changes(lastBody())).containsExactly("owner: bob > carol");
    }

    @Test
    void everyAttemptAndEveryRedeliveryHasTheSameBody() {
        receiver.answering(500, 500, 200, 200);
        WebhookEngine engine = start(Mode.SYNCHRONOUS, latest());
        engine.onObjectEvent(ObjectEvent.updated(STOCKED, ACTIVE));
        engine.onObjectEvent(ObjectEvent.updated(ACTIVE, ACTIVE.owner("bob")));
        later(engine, Mode.SYNCHRONOUS);
        clock.advance(Duration.ofMinutes(5));
        engine.deliverDue();
        Delivery last = deliveries(engine).get(1);
        engine.admin().deliveries().redeliver(last.id());

        assertThat(receiver.requests()).hasSize(4);
        assertThat(changes(lastBody())).containsExactly("status: in_stock > active", "owner: alice > bob");
        assertThat(receiver.bodies().subList(1, 4)).allMatch(lastBody()::equals);
    }

    @Test
    void theLogShowsWhatWasSent() {
        receiver.answering(500, 200);
        WebhookEngine engine = start(Mode.SYNCHRONOUS, latest());
        engine.onObjectEvent(ObjectEvent.updated(STOCKED, ACTIVE));
        engine.onObjectEvent(ObjectEvent.updated(ACTIVE, ACTIVE.owner("bob")));
        later(engine, Mode.SYNCHRONOUS);

        Event sent = Objects.requireNonNull(
                details(engine, deliveries(engine).get(1).id()).event());
        assertThat(sent.changes())
                .containsExactly(
                        Change.replaced("status", "in_stock", "active"), Change.replaced("owner", "alice", "bob"));
        assertThat(sent.before()).containsEntry("status", "in_stock");
        Event skipped = Objects.requireNonNull(
                details(engine, deliveries(engine).get(0).id()).event());
        assertThat(skipped.changes()).containsExactly(Change.replaced("status", "in_stock", "active"));
    }

    @Test
    void aFilterThatASkippedUpdatePassedStillHolds() {
        receiver.answering(500, 200);
        Filter either = Filter.anyOf(
                Filter.changed("status").to("active"), Filter.changed("owner").to("bob"));
        WebhookEngine engine = start(Mode.SYNCHRONOUS, latest().filter(either));
        engine.onObjectEvent(ObjectEvent.updated(STOCKED, ACTIVE));
        engine.onObjectEvent(ObjectEvent.updated(ACTIVE, ACTIVE.owner("bob")));
        later(engine, Mode.SYNCHRONOUS);

        assertThat(receiver.requests()).hasSize(2);
        assertThat(changes(lastBody())).containsExactly("status: in_stock > active", "owner: alice > bob");
    }

    @Test
    void anUpdateThatTheFilterDoesNotLetPassSupersedesNothing() {
        receiver.answering(500, 200);
        WebhookEngine engine = start(Mode.SYNCHRONOUS, latest().filter(Filter.changed("status")));
        engine.onObjectEvent(ObjectEvent.updated(STOCKED, ACTIVE));
        assertThat(engine.onObjectEvent(ObjectEvent.updated(ACTIVE, ACTIVE.owner("bob")))
                        .matched())
                .isFalse();
        later(engine, Mode.SYNCHRONOUS);

        assertThat(receiver.requests()).hasSize(2);
        assertThat(lastBody()).isEqualTo(receiver.bodies().get(0));
        assertThat(changes(lastBody())).containsExactly("status: in_stock > active");
    }

    @Test
    void whatLiesBetweenTwoThatPassedTheFilterIsCovered() {
        receiver.answering(500, 200);
        WebhookEngine engine = start(Mode.SYNCHRONOUS, latest().filter(Filter.changed("status")));
        engine.onObjectEvent(ObjectEvent.updated(STOCKED, ACTIVE));
        engine.onObjectEvent(ObjectEvent.updated(ACTIVE, ACTIVE.owner("bob")));
        engine.onObjectEvent(
                ObjectEvent.updated(ACTIVE.owner("bob"), ACTIVE.owner("bob").status("lost")));
        later(engine, Mode.SYNCHRONOUS);

        assertThat(changes(lastBody())).containsExactly("status: in_stock > lost", "owner: alice > bob");
    }

    @Test
    void whatIsAsItWasInTheEndIsToldWithoutChanges() {
        receiver.answering(500, 200);
        WebhookEngine engine = start(Mode.SYNCHRONOUS, latest().filter(Filter.changed("status")));
        engine.onObjectEvent(ObjectEvent.updated(STOCKED, ACTIVE));
        engine.onObjectEvent(ObjectEvent.updated(ACTIVE, STOCKED));
        later(engine, Mode.SYNCHRONOUS);

        JsonNode data = lastBody().get("data");
        assertThat(receiver.requests()).hasSize(2);
        assertThat(data.get("changes")).isEmpty();
        assertThat(data.get("changes").isArray()).isTrue();
        assertThat(data.get("before")).isEqualTo(data.get("object"));
        assertThat(data.at("/object/status").asText()).isEqualTo("in_stock");
    }

    @Test
    void aDeletionFollowsTheUpdatesAndTellsNoneOfThem() {
        receiver.answering(500, 200, 200);
        WebhookEngine engine = start(Mode.SYNCHRONOUS, latest());
        engine.onObjectEvent(ObjectEvent.updated(STOCKED, ACTIVE));
        engine.onObjectEvent(ObjectEvent.updated(ACTIVE, ACTIVE.owner("bob")));
        engine.onObjectEvent(EventType.DELETE, ACTIVE.owner("bob"));
        later(engine, Mode.SYNCHRONOUS);

        List<JsonNode> bodies = receiver.bodies();
        assertThat(bodies).extracting(body -> body.get("type").asText()).containsExactly("update", "update", "delete");
        assertThat(changes(bodies.get(1))).containsExactly("status: in_stock > active", "owner: alice > bob");
        assertThat(bodies.get(2).get("data").has("changes")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "cloudevents"})
    void fieldsThatAWebhookLeavesOutStayOut(String format) {
        receiver.answering(500, 200);
        WebhookEngine engine =
                start(Mode.SYNCHRONOUS, latest().excludedFields("owner").format(format));
        engine.onObjectEvent(ObjectEvent.updated(STOCKED, ACTIVE));
        engine.onObjectEvent(ObjectEvent.updated(ACTIVE, ACTIVE.owner("bob")));
        later(engine, Mode.SYNCHRONOUS);

        assertThat(changes(lastBody())).containsExactly("status: in_stock > active");
        assertThat(lastBody().toString()).doesNotContain("owner", "alice", "bob");
    }

    @Test
    void otherFormatsCompareAlike() {
        receiver.answering(500, 200);
        WebhookEngine engine = start(Mode.SYNCHRONOUS, latest().format("datagerry"));
        engine.onObjectEvent(ObjectEvent.updated(STOCKED, ACTIVE));
        engine.onObjectEvent(ObjectEvent.updated(ACTIVE, ACTIVE.owner("bob")));
        later(engine, Mode.SYNCHRONOUS);

        assertThat(lastBody().at("/object_before/status").asText()).isEqualTo("in_stock");
        assertThat(lastBody().at("/changes/old")).hasSize(2);
    }

    @Test
    void whereTheStateBeforeIsNotKnownTheObjectIsSentAlone() {
        receiver.answering(500, 200);
        WebhookEngine engine = start(Mode.SYNCHRONOUS, latest());
        engine.onObjectEvent(EventType.UPDATE, ACTIVE);
        engine.onObjectEvent(ObjectEvent.updated(ACTIVE, ACTIVE.owner("bob")));
        later(engine, Mode.SYNCHRONOUS);

        JsonNode data = lastBody().get("data");
        assertThat(data.at("/object/owner").asText()).isEqualTo("bob");
        assertThat(data.has("before") || data.has("changes") || data.has("omitted"))
                .isFalse();
    }

    @Test
    void whereTheStateBeforeWasTooLargeToKeepItSaysSo() {
        receiver.answering(500, 200);
        WebhookEngine engine =
                start(engine(Mode.SYNCHRONOUS).maxPayloadBytes(1_024).webhook(latest().build()));
        Asset large = new Asset("42", "in_stock", "alice", "x".repeat(900));
        engine.onObjectEvent(ObjectEvent.updated(large, ACTIVE));
        engine.onObjectEvent(ObjectEvent.updated(ACTIVE, ACTIVE.owner("bob")));
        later(engine, Mode.SYNCHRONOUS);

        JsonNode data = lastBody().get("data");
        assertThat(receiver.bodies().get(0).at("/data/omitted/0").asText()).isEqualTo("before");
        assertThat(data.at("/object/owner").asText()).isEqualTo("bob");
        assertThat(data.has("before") || data.has("changes")).isFalse();
        assertThat(data.get("omitted").toString()).isEqualTo("[\"before\",\"changes\"]");
    }
}
