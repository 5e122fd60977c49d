package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Receipt;
import org.webhooks4j.UnitOfWork;
import org.webhooks4j.Webhooks;

/** A unit of work combines several events of one transaction into one. */
class UnitOfWorkScenarioTest extends ScenarioTest {

    private static final Server LOST = new Server("42", "web-01", "lost");

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aCreationAndAnUpdateAreSentAsOneCreation(Mode mode) {
        WebhookEngine engine = start(mode, webhook());
        List<Receipt> receipts;
        try (UnitOfWork unit = engine.unitOfWork()) {
            assertThat(unit.onObjectEvent(EventType.CREATE, IN_STOCK).matched()).isFalse();
            unit.onObjectEvent(ObjectEvent.updated(IN_STOCK, ACTIVE));
            assertThat(deliveries(engine)).isEmpty();
            receipts = unit.complete();
        }
        mode.settle(engine);
        assertThat(receipts)
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.deliveryIds()).hasSize(1));
        assertThat(receiver.body().get("type").asText()).isEqualTo("create");
        assertThat(receiver.body().get("id").asText()).isEqualTo(receipts.get(0).eventId());
        assertThat(receiver.body().at("/data/object/status").asText()).isEqualTo("active");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void theFilterIsAskedOfWhatTheEventsComeTo(Mode mode) {
        WebhookEngine engine = start(
                mode, webhook().filter(Filter.changed("status").from("in_stock").to("lost")));
        try (UnitOfWork unit = engine.unitOfWork()) {
            unit.onObjectEvent(ObjectEvent.updated(IN_STOCK, ACTIVE));
            unit.onObjectEvent(ObjectEvent.updated(ACTIVE, LOST));
            unit.complete();
        }
        mode.settle(engine);
        assertThat(receiver.body().at("/data/before/status").asText()).isEqualTo("in_stock");
        assertThat(receiver.body().at("/data/object/status").asText()).isEqualTo("lost");
    }

    @Test
    void anObjectIsReadWhenItsEventIsSaid() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook());
        Map<String, Object> entity = new HashMap<>(Map.of("status", "active"));
        try (UnitOfWork unit = engine.unitOfWork()) {
            unit.onObjectEvent(ObjectEvent.created(entity).as("server", 1));
            entity.put("status", "scribbled over");
            unit.complete();
        }
        assertThat(receiver.body().at("/data/object/status").asText()).isEqualTo("active");
    }

    @Test
    void aWebhookOnOneTypeHearsOfItAlsoWhenOtherTypesComeToIt() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook().on(EventType.UPDATE));
        try (UnitOfWork unit = engine.unitOfWork()) {
            unit.onObjectEvent(EventType.DELETE, IN_STOCK);
            unit.onObjectEvent(EventType.CREATE, ACTIVE);
            unit.complete();
        }
        assertThat(receiver.body().get("type").asText()).isEqualTo("update");
    }

    @Test
    void whatIsNotCompletedIsForgotten() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook());
        try (UnitOfWork unit = engine.unitOfWork()) {
            unit.onObjectEvent(EventType.CREATE, ACTIVE);
        }
        assertThat(deliveries(engine)).isEmpty();
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void itIsStoredInTheTransactionThatItWasOpenedIn() {
        HostTransaction transaction = new HostTransaction();
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook());
        try (UnitOfWork unit = engine.in(transaction).unitOfWork()) {
            unit.onObjectEvents(List.of(ObjectEvent.created(IN_STOCK), ObjectEvent.updated(IN_STOCK, ACTIVE)));
            unit.complete();
        }
        assertThat(deliveries(engine)).isEmpty();
        transaction.commit();
        assertThat(receiver.bodies()).hasSize(1);
    }

    @Test
    void itIsUsedOnce() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook());
        UnitOfWork unit = engine.unitOfWork();
        unit.complete();
        assertThatThrownBy(unit::complete)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("completed");
        assertThatThrownBy(() -> unit.onObjectEvent(EventType.CREATE, ACTIVE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("open one for each transaction");
        UnitOfWork closed = engine.unitOfWork();
        closed.close();
        assertThatThrownBy(closed::complete)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void aHostWithoutWebhooksMayUseUnitsOfWorkToo() {
        try (UnitOfWork unit = Webhooks.NOOP.unitOfWork()) {
            unit.onObjectEvent(EventType.CREATE, ACTIVE);
            assertThat(unit.complete()).isEmpty();
        }
    }
}
