package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhooks4j.Filter.after;
import static org.webhooks4j.Filter.changed;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Receipt;
import org.webhooks4j.UnreadableObjectException;
import org.webhooks4j.WebhookBuilder;
import org.webhooks4j.admin.Explanation;
import org.webhooks4j.admin.Explanation.Rule;

/** Tests which events reach which webhooks. */
class MatchingScenarioTest extends ScenarioTest {

    private void assertNotSent(Mode mode, WebhookBuilder webhook, ObjectEvent event, Rule because) {
        WebhookEngine engine = start(mode, webhook);
        Receipt receipt = engine.onObjectEvent(event);
        mode.settle(engine);
        assertThat(receipt.matched()).isFalse();
        assertThat(deliveries(engine)).isEmpty();
        assertThat(receiver.requests()).isEmpty();
        Explanation.Verdict verdict =
                engine.admin().diagnostics().explain(event).verdicts().get(0);
        assertThat(verdict.fires()).isFalse();
        assertThat(verdict.rule()).isEqualTo(because);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void anInactiveWebhookGetsNothing(Mode mode) {
        assertNotSent(mode, webhook().active(false), ObjectEvent.created(ACTIVE), Rule.ACTIVE);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void anotherEventTypeIsNotSent(Mode mode) {
        assertNotSent(mode, webhook().on(EventType.DELETE), ObjectEvent.created(ACTIVE), Rule.EVENT_TYPE);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void anotherObjectTypeIsNotSent(Mode mode) {
        assertNotSent(mode, webhook().objectTypes("rack"), ObjectEvent.created(ACTIVE), Rule.OBJECT_TYPE);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void anIntegrationDoesNotHearItsOwnWrites(Mode mode) {
        assertNotSent(
                mode,
                webhook().ignoredOrigins("inventory"),
                ObjectEvent.created(ACTIVE).from("inventory"),
                Rule.ORIGIN);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void anUpdateThatChangedNothingIsNotSent(Mode mode) {
        assertNotSent(
                mode,
                webhook(),
                ObjectEvent.updated(ACTIVE, new Server("42", "web-01", "active")),
                Rule.CHANGED_FIELDS);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aChangeOfExcludedFieldsAloneIsNotSent(Mode mode) {
        assertNotSent(
                mode, webhook().excludedFields("status"), ObjectEvent.updated(IN_STOCK, ACTIVE), Rule.CHANGED_FIELDS);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void everyMatchingWebhookGetsItsOwnMessageOfOneEvent(Mode mode) {
        WebhookEngine engine = start(
                mode,
                webhook().id("all"),
                webhook().id("servers").objectTypes("server"),
                webhook().id("racks").objectTypes("rack"),
                webhook().id("others").ignoredOrigins("inventory"));
        Receipt receipt = engine.onObjectEvent(EventType.CREATE, ACTIVE);
        mode.settle(engine);
        assertThat(receipt.deliveryIds()).hasSize(3).doesNotHaveDuplicates();
        assertThat(receiver.bodies())
                .extracting(body -> body.get("id").asText())
                .containsOnly(receipt.eventId());
        assertThat(receiver.requests())
                .extracting(request -> request.getHeaders().get("webhook-id"))
                .containsExactlyInAnyOrderElementsOf(receipt.deliveryIds());
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void manyEventsAreRaisedInOneCall(Mode mode) {
        WebhookEngine engine = start(mode, webhook());
        List<Receipt> receipts = engine.onObjectEvents(List.of(
                ObjectEvent.created(new Server("1", "a", "x")),
                ObjectEvent.of(EventType.of("unheard"), new Server("2", "b", "x")),
                ObjectEvent.created(new Server("3", "c", "x"))));
        mode.settle(engine);
        assertThat(receipts).extracting(Receipt::matched).containsExactly(true, false, true);
        assertThat(receiver.requests()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void anUpdateThatDoesNotPassTheFilterIsNotSent(Mode mode) {
        assertNotSent(
                mode,
                webhook().filter(changed("status").to("lost")),
                ObjectEvent.updated(IN_STOCK, ACTIVE),
                Rule.FILTER);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void anUpdateThatPassesTheFilterIsSent(Mode mode) {
        WebhookEngine engine =
                start(mode, webhook().filter(changed("status").from("in_stock").to("active")));
        engine.onObjectEvent(ObjectEvent.updated(IN_STOCK, ACTIVE));
        engine.onObjectEvent(ObjectEvent.updated(ACTIVE, IN_STOCK));
        engine.onObjectEvent(EventType.UPDATE, ACTIVE);
        engine.onObjectEvent(ObjectEvent.deleted(ACTIVE));
        mode.settle(engine);
        assertThat(receiver.bodies())
                .singleElement()
                .satisfies(body ->
                        assertThat(body.at("/data/object/status").asText()).isEqualTo("active"));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aFilterMayAskForAFieldThatIsNotSent(Mode mode) {
        WebhookEngine engine =
                start(mode, webhook().filter(after("status").is("active")).excludedFields("status"));
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        mode.settle(engine);
        assertThat(receiver.bodies())
                .singleElement()
                .satisfies(body ->
                        assertThat(body.at("/data/object").has("status")).isFalse());
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aTestDoesNotAskTheFilter(Mode mode) {
        WebhookEngine engine = start(mode, webhook().filter(changed("status")));
        engine.admin().diagnostics().test("wh_1");
        mode.settle(engine);
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void theReasonNamesTheFilterClauseAndTheValue() {
        WebhookEngine engine = start(
                Mode.SYNCHRONOUS,
                webhook().id("wh_1").name("A").filter(changed("status").to("lost")),
                webhook().id("wh_2").name("B").filter(changed("status").to("active")));
        assertThat(engine.admin()
                        .diagnostics()
                        .explain(ObjectEvent.updated(IN_STOCK, ACTIVE))
                        .verdicts())
                .extracting(Explanation.Verdict::reason)
                .containsExactly(
                        "filter clause status changed to 'lost': it changed from 'in_stock' to 'active'",
                        "the webhook is active and listens to 'update' of 'server';"
                                + " filter clause status changed to 'active': it changed from 'in_stock' to 'active'");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aWebhookHearsOfSubtypesToo(Mode mode) {
        Map<String, List<String>> supertypes = Map.of(
                "server", List.of("device", "computer"),
                "computer", List.of("device"),
                "device", List.of("asset", "device"));
        WebhookEngine engine = start(engine(mode)
                .objectTypeHierarchy(type -> supertypes.getOrDefault(type, List.of()))
                .webhook(webhook().id("assets").objectTypes("asset").build())
                .webhook(webhook()
                        .id("both")
                        .objectTypes("device", "server", "computer")
                        .build())
                .webhook(webhook().id("blades").objectTypes("blade").build())
                .webhook(webhook().id("everything").build()));
        Receipt server = engine.onObjectEvent(ObjectEvent.created(ACTIVE));
        Receipt device =
                engine.onObjectEvent(ObjectEvent.created(Map.of("x", 1)).as("device", 7));
        Receipt rack = engine.onObjectEvent(ObjectEvent.created(Map.of("x", 1)).as("rack", 7));
        mode.settle(engine);
        assertThat(deliveries(engine))
                .extracting(delivery -> delivery.objectType() + " to " + delivery.webhookId())
                .containsExactlyInAnyOrder(
                        "server to assets",
                        "server to both",
                        "server to everything",
                        "device to assets",
                        "device to both",
                        "device to everything",
                        "rack to everything");
        assertThat(List.of(server, device, rack))
                .extracting(receipt -> receipt.deliveryIds().size())
                .containsExactly(3, 3, 1);
        assertThat(engine.admin()
                        .diagnostics()
                        .explain(ObjectEvent.created(ACTIVE))
                        .verdicts())
                .filteredOn(verdict -> verdict.webhookId().equals("blades"))
                .extracting(Explanation.Verdict::reason)
                .containsExactly("the webhook listens to objects of type [blade],"
                        + " the object is a 'server', 'device', 'computer', 'asset'");
    }

    @Test
    void theReasonNamesTheRuleAndTheValue() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook().objectTypes("rack"));
        assertThat(engine.admin()
                        .diagnostics()
                        .explain(ObjectEvent.created(ACTIVE))
                        .verdicts())
                .extracting(Explanation.Verdict::reason)
                .containsExactly("the webhook listens to objects of type [rack], the object is a 'server'");
        assertThat(receiver.requests()).isEmpty();
        assertThat(deliveries(engine)).isEmpty();
    }

    @Test
    void twoStatesOfDifferentObjectsAreRefused() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook());
        assertThatThrownBy(() ->
                        engine.onObjectEvent(ObjectEvent.updated(new Server("1", "a", "x"), new Server("2", "a", "x"))))
                .isInstanceOf(UnreadableObjectException.class)
                .hasMessageContaining("before is server/1 and after is server/2");
        assertThat(deliveries(engine)).isEmpty();
    }

    @Test
    void anObjectWithoutAnIdIsRefused() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook());
        assertThatThrownBy(() -> engine.onObjectEvent(EventType.CREATE, Map.of("name", "x")))
                .isInstanceOf(UnreadableObjectException.class)
                .hasMessageContaining(".as(");
        assertThatThrownBy(() -> engine.onObjectEvent(EventType.CREATE, new Server(null, "x", "y")))
                .isInstanceOf(UnreadableObjectException.class)
                .hasMessageContaining("id");
        assertThat(deliveries(engine)).isEmpty();
    }
}
