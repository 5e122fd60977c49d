package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryStatus;

/** A webhook that cannot be served does not affect any other. */
class UnusableWebhookScenarioTest extends ScenarioTest {

    @ParameterizedTest
    @EnumSource(Mode.class)
    void anUnknownFormatKillsTheDeliveryAloneWithItsReason(Mode mode) {
        WebhookEngine engine = start(engine(mode)
                .repository(() -> List.of(
                        webhook().id("odd").format("morse").build(),
                        webhook().id("sound").build())));
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        mode.settle(engine);
        assertThat(deliveries(engine))
                .extracting(Delivery::webhookId, Delivery::status)
                .containsExactlyInAnyOrder(tuple("odd", DeliveryStatus.DEAD), tuple("sound", DeliveryStatus.DELIVERED));
        Delivery odd = deliveries(engine).stream()
                .filter(delivery -> delivery.webhookId().equals("odd"))
                .findFirst()
                .orElseThrow();
        assertThat(details(engine, odd.id()).attempts().get(0).error()).contains("morse");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aRowThatWasWrittenPastTheChecksKeepsNoOtherWebhookFromBeingServed(Mode mode) {
        record Row(String id, String name, String url, Set<EventType> eventTypes, Set<String> excludedFields)
                implements Webhook {}
        WebhookEngine engine = start(engine(mode)
                .repository(() -> List.of(
                        new Row("odd", "odd", receiver.url(), Set.of(EventType.CREATE), Set.of("a[0]")),
                        webhook().id("sound").build())));
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        mode.settle(engine);
        assertThat(onlyDelivery(engine).webhookId()).isEqualTo("sound");
        assertThat(engine.admin()
                        .diagnostics()
                        .explain(ObjectEvent.created(ACTIVE))
                        .verdicts())
                .filteredOn(verdict -> verdict.webhookId().equals("odd"))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.reason()).startsWith("the webhook cannot be served"));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void whatWaitsForARowThatBecameUnusableIsNotSentAsIfNothingWereExcluded(Mode mode) {
        record Row(String id, String name, String url, Set<EventType> eventTypes, Set<String> excludedFields)
                implements Webhook {}
        receiver.answering(503);
        AtomicReference<Set<String>> excludedFields = new AtomicReference<>(Set.of("status"));
        WebhookEngine engine = start(engine(mode)
                .repository(() -> List.of(
                        new Row("odd", "odd", receiver.url(), Set.of(EventType.CREATE), excludedFields.get()))));
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        mode.settle(engine);

        excludedFields.set(Set.of("status", "a[0]"));
        clock.advance(Duration.ofSeconds(5));
        mode.settle(engine);

        assertThat(receiver.requests()).hasSize(1);
        Delivery delivery = onlyDelivery(engine);
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.DEAD);
        assertThat(details(engine, delivery.id()).attempts().get(1).error())
                .startsWith("the webhook cannot be served")
                .contains("a[0]");
    }
}
