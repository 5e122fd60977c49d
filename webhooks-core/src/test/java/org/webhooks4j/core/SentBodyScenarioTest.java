package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.Event;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Ordering;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookBuilder;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;

/** The exact bytes of a sent body can be shown, or the engine says that it cannot show them. */
class SentBodyScenarioTest extends ScenarioTest {

    private static final Map<String, Object> BEFORE = Map.of("status", "in_stock", "password", "a", "price", 1.10);
    private static final Map<String, Object> AFTER = Map.of("status", "active", "password", "b", "price", 1e30);

    private static void raise(WebhookEngine engine) {
        engine.onObjectEvent(ObjectEvent.updated(BEFORE, AFTER).as("server", "42"));
    }

    private static Optional<byte[]> body(WebhookEngine engine, Attempt attempt) {
        return engine.admin()
                .deliveries()
                .requestBody(
                        deliveries(engine).get(0).id(),
                        Objects.requireNonNull(attempt.request().bodySha256()));
    }

    private static Attempt lastAttempt(WebhookEngine engine) {
        List<Attempt> attempts = details(engine, deliveries(engine).get(0).id()).attempts();
        return attempts.get(attempts.size() - 1);
    }

    private static byte[] received(RecordedRequest request) {
        return Objects.requireNonNull(request.getBody()).toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "cloudevents", "datagerry"})
    void everyFormatIsShownAsItWasSentAlsoAfterARetryAndARedelivery(String format) {
        receiver.answering(500);
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook().format(format).excludedFields(List.of("password")));
        raise(engine);
        clock.advance(Duration.ofSeconds(5));
        engine.deliverDue();
        engine.admin().deliveries().redeliver(onlyDelivery(engine).id());
        engine.deliverDue();

        assertThat(receiver.requests()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            Attempt attempt =
                    details(engine, onlyDelivery(engine).id()).attempts().get(i);
            assertThat(body(engine, attempt))
                    .hasValue(received(receiver.requests().get(i)));
        }
    }

    @Test
    void anUpdateThatTellsOfThoseThatItSupersedesIsShownAsItWasSent() {
        receiver.answering(500);
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook().ordering(Ordering.LATEST));
        raise(engine);
        engine.onObjectEvent(
                ObjectEvent.updated(AFTER, Map.of("status", "retired")).as("server", "42"));
        clock.advance(Duration.ofSeconds(5));
        engine.deliverDue();
        Delivery last = deliveries(engine).get(1);
        Attempt attempt = details(engine, last.id()).attempts().get(0);

        assertThat(engine.admin()
                        .deliveries()
                        .requestBody(
                                last.id(),
                                Objects.requireNonNull(attempt.request().bodySha256())))
                .hasValue(received(receiver.requests().get(1)));
    }

    @Test
    void afterAChangeOfTheFormatItIsStillKnownAndAfterOneOfTheExcludedFieldsItIsNot() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook());
        raise(engine);
        Attempt attempt = lastAttempt(engine);
        byte[] sent = received(receiver.requests().get(0));

        change(engine, builder -> builder.format("datagerry"));
        assertThat(body(engine, attempt)).hasValue(sent);
        change(engine, builder -> builder.excludedFields(List.of("password")));
        assertThat(body(engine, attempt)).isEmpty();
        change(engine, builder -> builder.excludedFields(List.of()));
        assertThat(body(engine, attempt)).hasValue(sent);
        engine.admin().webhooks().delete("wh_1");
        assertThat(body(engine, attempt)).isEmpty();
    }

    @Test
    void whatWasNeverSentIsNotShown() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook());
        raise(engine);
        assertThat(engine.admin().deliveries().requestBody(onlyDelivery(engine).id(), "0".repeat(64)))
                .isEmpty();
        assertThat(engine.admin().deliveries().requestBody("msg_none", "0".repeat(64)))
                .isEmpty();
        assertThat(details(engine, onlyDelivery(engine).id()).event())
                .extracting(Event::objectId)
                .isEqualTo("42");
    }

    private static void change(WebhookEngine engine, UnaryOperator<WebhookBuilder> change) {
        Webhook webhook = engine.admin().webhooks().find("wh_1").orElseThrow();
        engine.admin().webhooks().update(change.apply(Webhook.copyOf(webhook)).build());
    }
}
