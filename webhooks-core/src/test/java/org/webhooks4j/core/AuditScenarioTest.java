package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.SigningKey;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryOperations;
import org.webhooks4j.admin.ReplayRequest;
import org.webhooks4j.admin.ReplayResult;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.admin.WebhookChange.Action;
import org.webhooks4j.admin.WebhookChange.Field;
import org.webhooks4j.core.internal.memory.InMemoryStore;

/** The audit shows who changed which webhook, and when. */
class AuditScenarioTest extends ScenarioTest {

    private final InMemoryStore store = new InMemoryStore(clock);
    private final WebhookEngine engine = start(engine(Mode.SYNCHRONOUS, store));
    private final WebhookAdmin admin = engine.admin();

    private List<WebhookChange> changes() {
        return admin.diagnostics().changes("wh_1", null).items();
    }

    @Test
    void everyChangeIsRecordedWithItsActorAndTime() {
        admin.as("alice").webhooks().create(webhook().build());
        clock.advance(Duration.ofMinutes(1));
        admin.as("bob")
                .webhooks()
                .update(webhook().name("Other").on(EventType.DELETE).build());
        admin.as("bob").webhooks().deactivate("wh_1");
        admin.webhooks().delete("wh_1");

        assertThat(changes())
                .extracting(WebhookChange::action)
                .containsExactlyInAnyOrder(Action.CREATED, Action.UPDATED, Action.UPDATED, Action.DELETED);
        assertThat(changes()).extracting(WebhookChange::actor).containsExactlyInAnyOrder("alice", "bob", "bob", null);
        WebhookChange created = changes().get(3);
        assertThat(created.changedAt()).isEqualTo(DrivenClock.BEGIN);
        assertThat(created.fields()).contains(new Field("eventTypes", "", "create, delete, update"));
        assertThat(changes())
                .filteredOn(change ->
                        change.fields().stream().anyMatch(field -> field.name().equals("name")))
                .filteredOn(change -> change.action() == Action.UPDATED)
                .singleElement()
                .satisfies(change -> assertThat(change.fields())
                        .contains(
                                new Field("name", "127.0.0.1", "Other"),
                                new Field("eventTypes", "create, delete, update", "delete")));
        assertThat(changes())
                .filteredOn(change -> change.fields().equals(List.of(new Field("active", "true", "false"))))
                .hasSize(1);
    }

    @Test
    void whatIsSecretInAUrlIsNotShown() {
        admin.webhooks().create(webhook().url("https://a.example.com/?key=one").build());
        admin.webhooks().update(webhook().url("https://a.example.com/?key=two").build());
        assertThat(changes().toString()).doesNotContain("one", "two");
        assertThat(changes().get(0).fields())
                .contains(new Field(
                        "url", "https://a.example.com/?key=••••", "https://a.example.com/?key=•••• (changed)"));
    }

    @Test
    void secretsAreNotShown() {
        admin.webhooks().create(webhook().header("Authorization", "Bearer abc").build());
        SigningKey key = admin.webhooks().rotateSecret("wh_1", Duration.ZERO);
        admin.webhooks()
                .update(webhook()
                        .header("Authorization", "Bearer def")
                        .signedWith(key)
                        .build());

        assertThat(changes().toString()).doesNotContain("whsec_", "Bearer");
        assertThat(changes())
                .extracting(WebhookChange::fields)
                .contains(
                        List.of(new Field("headers", "Authorization: ••••", "Authorization: •••• (changed)")),
                        List.of(new Field(
                                "signingKeys", "SigningKey[HMAC_SHA256]", "SigningKey[HMAC_SHA256] (changed)")));
    }

    @Test
    void redeliveriesAndReplaysAreRecordedWithTheirActorAndNumber() {
        admin.webhooks().create(webhook().build());
        for (int i = 0; i < 25; i++) {
            engine.onObjectEvent(EventType.CREATE, new Server("s" + i, "x", "y"));
        }
        List<String> ids = deliveries(engine).stream().map(Delivery::id).toList();
        int before = changes().size();

        admin.as("alice").deliveries().redeliver(ids.get(0));
        engine.deliverDue();
        assertThat(changes().get(0)).satisfies(change -> {
            assertThat(change.actor()).isEqualTo("alice");
            assertThat(change.action()).isEqualTo(Action.REDELIVERED);
            assertThat(change.fields()).containsExactly(new Field(ids.get(0), "delivered", "pending"));
        });

        assertThat(admin.as("bob").deliveries().redeliver(Set.of(ids.get(1), ids.get(2), "msg_none", "\0")))
                .isEqualTo(new ReplayResult(2, 2));
        engine.deliverDue();
        assertThat(changes().get(0).actor()).isEqualTo("bob");
        assertThat(changes().get(0).fields()).extracting(Field::name).containsExactlyInAnyOrder(ids.get(1), ids.get(2));

        admin.as("carol").deliveries().replay(ReplayRequest.all().withWebhook("wh_1"));
        assertThat(changes().get(0)).satisfies(change -> {
            assertThat(change.actor()).isEqualTo("carol");
            assertThat(change.action()).isEqualTo(Action.REPLAYED);
            assertThat(change.fields()).containsExactly(new Field("deliveries", "25 delivered", "25 pending"));
        });
        assertThat(changes()).hasSize(before + 3);
    }

    @Test
    void redeliveringNothingRecordsNothing() {
        admin.webhooks().create(webhook().build());

        assertThat(admin.deliveries().redeliver(Set.of("msg_none"))).isEqualTo(new ReplayResult(0, 1));
        assertThat(admin.deliveries().replay(ReplayRequest.all())).isEqualTo(new ReplayResult(0, 0));

        assertThat(changes()).hasSize(1);
    }

    @Test
    void moreDeliveriesThanMayBeSelectedAreRefused() {
        Set<String> ids = IntStream.rangeClosed(0, DeliveryOperations.MAX_SELECTED)
                .mapToObj(number -> "msg_" + number)
                .collect(Collectors.toSet());

        assertThatThrownBy(() -> admin.deliveries().redeliver(ids))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most");
    }

    @Test
    void whatChangesNothingIsNotRecorded() {
        admin.webhooks().create(webhook().build());
        admin.webhooks().update(admin.webhooks().find("wh_1").orElseThrow());

        assertThat(changes()).hasSize(1);
    }

    @Test
    void theEngineIsNamedIfItSwitchesAWebhookOff() {
        admin.webhooks().create(webhook().build());
        receiver.answering(410);
        engine.onObjectEvent(EventType.CREATE, ACTIVE);

        assertThat(changes())
                .filteredOn(change -> "webhooks4j".equals(change.actor()))
                .singleElement()
                .satisfies(change -> assertThat(change.fields())
                        .extracting(Field::name)
                        .containsExactly("active", "inactiveReason"));
    }

    @Test
    void aWebhookOfTheConfigurationIsRecordedOnceHoweverOftenTheEngineIsBuilt() {
        for (int i = 0; i < 3; i++) {
            start(engine(Mode.SYNCHRONOUS, store).webhook(webhook().build()));
        }

        assertThat(changes()).hasSize(1);
    }

    @Test
    void aNameThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> admin.as("x".repeat(201)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 200");
    }
}
