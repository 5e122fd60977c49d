package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Transaction;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Backfill;
import org.webhooks4j.admin.BackfillSource;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.ReplayRequest;
import org.webhooks4j.admin.ReplayResult;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.core.internal.admin.WebhookCleanup;
import org.webhooks4j.core.internal.memory.InMemoryStore;

/** A webhook that is created with the id of a deleted one inherits nothing of it. */
class DeletedWebhookTest extends ScenarioTest {

    private final InMemoryStore store = new InMemoryStore(clock);
    private final WebhookEngine engine = start(engine(Mode.SYNCHRONOUS, store));
    private final WebhookAdmin admin = engine.admin();

    @Test
    void whatWaitsIsCancelledAtOnceAndNeverSent() {
        admin.webhooks().create(webhook().build());
        receiver.answering(500, 500);
        engine.onObjectEvent(EventType.CREATE, IN_STOCK);
        engine.onObjectEvent(EventType.UPDATE, ACTIVE);

        admin.webhooks().delete("wh_1");

        assertThat(deliveries(engine)).hasSize(2).extracting(Delivery::status).containsOnly(DeliveryStatus.CANCELLED);
        admin.webhooks().create(webhook().on(EventType.DELETE).build());
        clock.advance(Duration.ofDays(1));
        engine.deliverDue();
        assertThat(receiver.requests()).hasSize(1);

        engine.onObjectEvent(EventType.DELETE, ACTIVE);
        assertThat(receiver.requests()).hasSize(2);
        assertThat(receiver.requests().get(1).getBody().utf8()).contains("\"type\":\"delete\"", "\"sequence\":1");
    }

    @Test
    void whatWasLeftBehindByADeletionBehindTheEnginesBackIsEndedBeforeTheNextOneBegins() {
        admin.webhooks().create(webhook().build());
        receiver.answering(500);
        engine.onObjectEvent(EventType.CREATE, IN_STOCK);
        store.management().failures().add(Map.of("wh_1", Set.of("msg_1")));
        store.webhooks().delete("wh_1");

        admin.webhooks().create(webhook().on(EventType.DELETE).build());
        clock.advance(Duration.ofDays(1));
        engine.deliverDue();

        assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.CANCELLED);
        assertThat(receiver.requests()).hasSize(1);
        assertThat(store.management().failures().streaks()).isEmpty();
    }

    @Test
    void whatANodeOfOldKnowledgeEnqueuesReachesNoOtherWebhookOfTheId() {
        admin.webhooks().create(webhook().build());
        WebhookEngine producer = engine(Mode.SYNCHRONOUS, store)
                .refreshInterval(Duration.ofDays(1))
                .build();
        try {
            admin.webhooks().delete("wh_1");
            admin.webhooks().create(webhook().on(EventType.DELETE).build());

            producer.onObjectEvent(EventType.CREATE, IN_STOCK);
            engine.deliverDue();
            engine.onObjectEvent(EventType.DELETE, IN_STOCK);
            engine.deliverDue();

            assertThat(receiver.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request.getBody().utf8()).contains("\"type\":\"delete\""));
            assertThat(deliveries(engine))
                    .extracting(Delivery::eventType, Delivery::status)
                    .containsExactlyInAnyOrder(
                            tuple(EventType.CREATE, DeliveryStatus.CANCELLED),
                            tuple(EventType.DELETE, DeliveryStatus.DELIVERED));
        } finally {
            producer.close();
        }
    }

    @Test
    void aNodeOfOldKnowledgeSendsWhatIsForTheNewWebhook() {
        admin.webhooks().create(webhook().build());
        WebhookEngine worker = start(engine(Mode.SYNCHRONOUS, store).refreshInterval(Duration.ofDays(1)));
        WebhookEngine producer;
        admin.webhooks().delete("wh_1");
        admin.webhooks().create(webhook().build());
        producer = engine(Mode.SYNCHRONOUS, store).build();
        try {
            producer.onObjectEvent(EventType.CREATE, IN_STOCK);
        } finally {
            producer.close();
        }

        worker.deliverDue();

        assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void whatWasForTheDeletedWebhookIsNotRedeliveredToAnotherOfItsId() {
        admin.webhooks().create(webhook().build());
        engine.onObjectEvent(EventType.CREATE, IN_STOCK);
        String id = onlyDelivery(engine).id();
        admin.deliveries().redeliver(id);
        engine.deliverDue();
        assertThat(receiver.requests()).hasSize(2);

        admin.webhooks().delete("wh_1");
        admin.webhooks().create(webhook().build());

        assertThatThrownBy(() -> admin.deliveries().redeliver(id))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("was deleted");
        assertThat(admin.deliveries().replay(ReplayRequest.all())).isEqualTo(new ReplayResult(0, 1));
        engine.deliverDue();
        assertThat(receiver.requests()).hasSize(2);
    }

    @Test
    void aPauseEndsWithItsWebhookEvenIfNobodyNoticedThatThereWasNone() {
        admin.webhooks().create(webhook().build());
        receiver.answering(503);
        engine.onObjectEvent(EventType.CREATE, IN_STOCK);
        Webhook known = admin.webhooks().find("wh_1").orElseThrow();
        store.webhooks().delete("wh_1");
        store.webhooks().save(known);
        clock.advance(Duration.ofSeconds(2));

        engine.onObjectEvent(EventType.CREATE, new Server("srv-2", "new", "in_stock"));
        engine.deliverDue();

        assertThat(receiver.requests()).hasSize(2);
    }

    @Test
    void aHalfDoneBackfillEndsWithItsWebhook() {
        admin.webhooks().create(webhook().build());
        List<String> cursors = new ArrayList<>();
        BackfillSource source = (cursor, step) -> {
            cursors.add(String.valueOf(cursor));
            if (cursors.size() == 2) {
                throw new IllegalArgumentException("on purpose, for the test");
            }
            ObjectEvent event = ObjectEvent.created(Map.of()).as("server", cursors.size());
            step.take(Transaction.NONE, new Page<>(List.of(event), cursors.size() == 1 ? "after 1" : null));
        };
        assertThatThrownBy(() -> admin.backfills().run("wh_1", Backfill.of(source)))
                .hasMessageContaining("on purpose");
        assertThat(admin.backfills().progress("wh_1")).isPresent();

        admin.webhooks().delete("wh_1");
        assertThat(admin.backfills().progress("wh_1")).isEmpty();
        admin.webhooks().create(webhook().build());
        admin.backfills().run("wh_1", Backfill.of(source));

        assertThat(cursors).containsExactly("null", "after 1", "null");
    }

    @Test
    void whatAReceiverFailedAtIsForgottenWithItsWebhook() {
        admin.webhooks().create(webhook().build());
        store.management().failures().add(Map.of("wh_1", Set.of("msg_1")));

        admin.webhooks().delete("wh_1");

        assertThat(store.management().failures().streaks()).isEmpty();
    }

    @Test
    void theDeadOfADeletedWebhookAreRemovedByHousekeeping() {
        admin.webhooks().create(webhook().build());
        admin.webhooks().create(webhook().id("wh_2").build());
        receiver.answering(500, 500, 500, 500, 500, 500);
        engine.onObjectEvent(EventType.CREATE, IN_STOCK);
        clock.advance(Duration.ofHours(1));
        engine.deliverDue();
        clock.advance(Duration.ofHours(1));
        engine.deliverDue();
        assertThat(deliveries(engine)).extracting(Delivery::status).containsOnly(DeliveryStatus.DEAD);
        admin.webhooks().delete("wh_1");
        store.management().failures().add(Map.of("wh_1", Set.of("msg_1"), "wh_2", Set.of("msg_1")));
        Housekeeping housekeeping = new Housekeeping(
                new WebhookCleanup(store.queue(), store.log(), store.management()),
                store.log(),
                store.events(),
                store.management(),
                id -> admin.webhooks().find(id).isPresent(),
                Duration.ofDays(30));

        housekeeping.purge(Duration.ofDays(30));
        assertThat(deliveries(engine)).hasSize(2);
        clock.advance(Duration.ofDays(30));
        housekeeping.purge(Duration.ofDays(30));

        assertThat(deliveries(engine)).extracting(Delivery::webhookId).containsExactly("wh_2");
        assertThat(store.management().failures().streaks()).hasSize(1);
    }
}
