package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Backfill;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.SkippedQuery;
import org.webhooks4j.spi.ManagementStore;

/** With a store of as few methods as possible, everything works except the features that the store omits. */
class SmallestStoreTest extends ScenarioTest {

    private WebhookEngine start(Mode mode) {
        return start(engine(mode, new SmallestStore(clock, webhook().build())));
    }

    /** {@link org.webhooks4j.spi.WebhookStore} states the rule. */
    @Test
    void fifteenMethodsAreEnough() {
        SmallestStore store = new SmallestStore(clock);
        long methods = Stream.of(store, store.webhooks(), store.events(), store.queue(), store.log())
                .flatMap(part -> Stream.of(part.getClass().getInterfaces()))
                .flatMap(type -> Stream.of(type.getMethods()))
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .count();

        assertThat(methods).isEqualTo(15);
        assertThat(store.management()).isSameAs(ManagementStore.NONE);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void eventsAreDeliveredRetriedAndRedelivered(Mode mode) {
        WebhookEngine engine = start(mode);
        receiver.answering(500);
        engine.onObjectEvent(ObjectEvent.created(IN_STOCK).as("server", "42"));
        mode.settle(engine);
        assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.PENDING);

        clock.advance(Duration.ofSeconds(5));
        mode.settle(engine);
        assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.DELIVERED);

        engine.admin().deliveries().redeliver(onlyDelivery(engine).id());
        mode.settle(engine);
        assertThat(receiver.requests()).hasSize(3);
        assertThat(details(engine, onlyDelivery(engine).id()).attempts()).hasSize(3);
    }

    @Test
    void managementHasNothingToShowAndFailsNothing() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS);

        assertThat(engine.admin().diagnostics().changes(null, null).items()).isEmpty();
        assertThat(engine.admin().diagnostics().skipped(SkippedQuery.of("wh_1")).items())
                .isEmpty();
        assertThat(engine.admin().diagnostics().health()).hasSize(1);
        assertThat(engine.admin().backfills().progress("wh_1")).isEmpty();
    }

    @Test
    void aBackfillRunsWithoutBeingRemembered() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS);
        Backfill backfill = Backfill.of((cursor, step) -> step.take(
                Transaction.NONE,
                new Page<>(
                        List.of(ObjectEvent.created(IN_STOCK).as("server", cursor == null ? "1" : "2")),
                        cursor == null ? "more" : null)));

        assertThat(engine.admin().backfills().run("wh_1", backfill).sent()).isEqualTo(2);
        assertThat(engine.admin().backfills().progress("wh_1")).isEmpty();
        assertThat(receiver.requests()).hasSize(2);
    }
}
