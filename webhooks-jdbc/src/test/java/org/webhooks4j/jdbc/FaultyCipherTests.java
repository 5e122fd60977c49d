package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhooks4j.Authentication;
import org.webhooks4j.EventType;
import org.webhooks4j.StoreException;
import org.webhooks4j.UnreadableWebhook;
import org.webhooks4j.Webhook;
import org.webhooks4j.spi.WebhookEdit;
import org.webhooks4j.spi.WebhookRepository;

/** A cipher that fails: no webhook is lost by it or sent without its secrets, and no other one suffers. */
abstract class FaultyCipherTests {

    private final FaultyCipher cipher = new FaultyCipher();
    private final Webhook one = webhook("wh_a", "secret-a");
    private final Webhook other = webhook("wh_b", "secret-b");

    abstract TestDatabase database();

    @ParameterizedTest
    @EnumSource
    void whatWasReadBeforeStaysInForceAndOnlyTheNewCannotBeRead(FaultyCipher.Fault fault) {
        WebhookRepository webhooks = webhooks();
        webhooks.save(one);
        webhooks.save(other);
        assertThat(webhooks.findAll()).containsExactly(one, other);
        cipher.failsFor("secret-a", fault);

        assertThat(webhooks.findAll()).containsExactly(one, other);
        assertThat(webhooks.findById("wh_a")).contains(one);
        assertUnreadable(webhooks().findAll());

        cipher.works();
        assertThat(webhooks.findAll()).containsExactly(one, other);
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeReadFromTheBeginningIsReadOnceTheCipherWorks(FaultyCipher.Fault fault) {
        webhooks().save(one);
        webhooks().save(other);
        WebhookRepository webhooks = webhooks();
        cipher.failsFor("secret-a", fault);

        List<String> warnings = Warnings.during(() -> {
            assertUnreadable(webhooks.findAll());
            assertUnreadable(webhooks.findAll());
        });

        assertThat(warnings)
                .hasSize(1)
                .allSatisfy(line -> assertThat(line)
                        .contains("wh_a", FaultyCipher.class.getName())
                        .doesNotContain(FaultyCipher.Fault.MESSAGE, "secret-a"));
        cipher.works();
        assertThat(webhooks.findAll()).containsExactly(one, other);
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeEncryptedIsNotSavedAndTheOldStays(FaultyCipher.Fault fault) {
        WebhookRepository webhooks = webhooks();
        webhooks.save(one);
        Webhook changed = Webhook.copyOf(one)
                .authentication(Authentication.bearer("secret-c"))
                .build();
        cipher.failsFor("secret-c", fault);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> webhooks.save(changed))
                .withMessageContaining("nothing was saved")
                .withMessageContaining(FaultyCipher.class.getName())
                .withMessageNotContaining(FaultyCipher.Fault.MESSAGE);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(
                        () -> webhooks.change(List.of(WebhookEdit.changing(one, changed), WebhookEdit.adding(other))));

        assertThat(webhooks.findAll()).containsExactly(one);
        cipher.works();
        webhooks.save(changed);
        assertThat(webhooks.findAll()).containsExactly(changed);
    }

    private void assertUnreadable(List<Webhook> found) {
        assertThat(found).hasSize(2).contains(other);
        assertThat(found.get(0)).isInstanceOf(UnreadableWebhook.class);
        assertThat(found.get(0).id()).isEqualTo("wh_a");
        assertThat(found.get(0).state().inactiveReason())
                .contains("cannot be read", FaultyCipher.class.getName())
                .doesNotContain(FaultyCipher.Fault.MESSAGE);
    }

    private WebhookRepository webhooks() {
        return database().store(cipher).webhooks();
    }

    private static Webhook webhook(String id, String token) {
        return Webhook.to("https://example.com")
                .id(id)
                .on(EventType.CREATE)
                .authentication(Authentication.bearer(token))
                .header("X-Token", "header-" + token)
                .build();
    }
}
