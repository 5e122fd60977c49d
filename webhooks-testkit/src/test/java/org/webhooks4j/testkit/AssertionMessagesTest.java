package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhooks4j.EventType.CREATE;
import static org.webhooks4j.EventType.DELETE;
import static org.webhooks4j.EventType.UPDATE;

import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Outcome;

/** A failed assertion names the expected value, the actual value, and the received requests. */
class AssertionMessagesTest {

    private final ScriptedReceiver receiver = new ScriptedReceiver();
    private final Server server = Server.inStock("42");
    private final TestEngine webhooks = TestEngine.sendingTo(receiver)
            .webhook(Webhook.to(receiver.url())
                    .id("wh_1")
                    .on(CREATE, UPDATE)
                    .signedWith(SigningKey.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
                    .build())
            .webhook(Webhook.to(receiver.url("/unsigned")).id("wh_2").on(DELETE).build())
            .start();

    @AfterEach
    void close() {
        webhooks.close();
    }

    private static void assertFails(ThrowingCallable assertion, String... parts) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContainingAll(parts);
    }

    @Test
    void tooFewRequestsAreShown() {
        assertFails(() -> assertThat(receiver).received(1), "expected 1 request but none came");
        webhooks.onObjectEvent(CREATE, server);
        assertFails(
                () -> assertThat(receiver).received(2),
                "expected 2 requests but 1 request came:",
                "#1 msg_",
                "to https://receiver.example/hook at 2026-01-01T12:00:00Z",
                "\"name\":\"web-42\"");
        assertFails(() -> assertThat(receiver).receivedNothing(), "expected 0 requests but 1 request came");
        assertFails(() -> assertThat(receiver).request(2), "expected a request 2 but 1 request came");
        assertFails(
                () -> assertThat(receiver).receivedObjects("server/42", "server/43"),
                "[server/42, server/43] but for [server/42]");
    }

    @Test
    void aRequestThatIsNotWhatWasExpectedIsShown() {
        webhooks.onObjectEvent(ObjectEvent.updated(server, server.activated()).by("alice"));
        RequestAssert request = assertThat(receiver).last();
        assertFails(() -> request.hasEventType(CREATE), "expected event type create but it is update in", "\"type\"");
        assertFails(
                () -> request.hasObject(server),
                "expected object {\"id\":\"42\",\"name\":\"web-42\",\"status\":\"in_stock\"} but it is",
                "\"active\"");
        assertFails(() -> request.hasBefore(server.activated()), "expected object before {", "but it is {");
        assertFails(() -> request.hasChange("name", "a", "b"), "expected a change of name, but the changes are [{");
        assertFails(
                () -> request.hasChange("status", "sold", "active"), "value before of status sold but it is in_stock");
        assertFails(() -> request.hasChangedOnly("name"), "expected changed fields [name] but it is [status]");
        assertFails(() -> request.hasActor(null), "expected actor absent but it is alice");
        assertFails(() -> request.hasSequence(2), "expected sequence number 2 but it is 1");
        assertFails(() -> request.hasField("data.object.rack", 7), "expected data.object.rack 7 but it is absent");
        assertFails(() -> request.hasHeader("webhook-attempt", "2"), "header webhook-attempt 2 but it is 1");
        assertFails(() -> request.bodyContains("nonsense"), "a body that contains nonsense");
        assertFails(request::isUnsigned, "expected no signature, but there is v1,");
        request.hasField("data.changes[0].after", "active").hasField("data.object.rack", null);
    }

    @Test
    void aSignatureIsHeldAgainstTheWebhooksKeys() {
        webhooks.onObjectEvent(CREATE, server);
        webhooks.onObjectEvent(DELETE, server);
        assertThat(receiver).first().isVerified();
        assertFails(
                () -> assertThat(receiver).last().isUnsigned().isVerified(),
                "no webhook to https://receiver.example/unsigned has a signing key");
        Webhook changed = Webhook.copyOf(
                        webhooks.admin().webhooks().find("wh_1").orElseThrow())
                .signedWith(SigningKey.generate())
                .build();
        webhooks.admin().webhooks().update(changed);
        assertFails(() -> assertThat(receiver).first().isVerified(), "no entry of the header webhook-signature fits");
    }

    @Test
    void deliveriesAreTold() {
        assertThat(webhooks).hasNoDeliveries();
        receiver.replying(500);
        webhooks.onObjectEvent(CREATE, server);
        assertFails(
                () -> assertThat(webhooks).hasDeliveries(2),
                "expected 2 deliveries but there are 1:",
                "to wh_1, create of server/42, PENDING after 1 attempts");
        assertFails(() -> assertThat(webhooks).hasNothingPending(), "expected nothing pending at 2026-01-01T12:00:00Z");
        assertFails(
                () -> assertThat(webhooks).onlyDelivery().isDelivered(),
                "expected status DELIVERED but it is PENDING of msg_",
                "#1 at 2026-01-01T12:00:00Z REJECTED: the receiver answered 500");
        assertFails(
                () -> assertThat(webhooks).lastDelivery().hasOutcomes(Outcome.TIMEOUT),
                "expected outcomes [TIMEOUT] but it is [REJECTED]");
        assertFails(() -> assertThat(webhooks).delivery("msg_1"), "expected a delivery msg_1 but there are 1");
    }

    @Test
    void objectsAreComparedAsTheReceiverSeesThem() {
        webhooks.onObjectEvent(
                ObjectEvent.created(Map.of("id", 7, "cores", 16L, "load", 0.5, "tags", new String[] {"a"}))
                        .as("server", 7));
        assertThat(receiver)
                .last()
                .hasObject(Map.of("id", 7L, "cores", 16, "load", 0.50, "tags", java.util.List.of("a")))
                .hasField("data.object.tags[0]", "a");
    }

    @Test
    void aDescriptionOfTheTestComesFirst() {
        assertFails(() -> assertThat(receiver).as("after the import").received(1), "[after the import]");
    }
}
