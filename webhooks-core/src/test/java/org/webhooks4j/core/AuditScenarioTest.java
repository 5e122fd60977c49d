package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.SigningKey;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.admin.WebhookChange.Action;
import org.webhooks4j.admin.WebhookChange.Field;
import org.webhooks4j.core.internal.memory.InMemoryStore;

/** Who changed which webhook, and when. */
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
