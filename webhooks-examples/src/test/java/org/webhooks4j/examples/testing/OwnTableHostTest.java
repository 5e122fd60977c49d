package org.webhooks4j.examples.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.EventType.DELETE;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.webhooks4j.EventType;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.spi.WebhookRepository;
import org.webhooks4j.testkit.ScriptedReceiver;
import org.webhooks4j.testkit.TestEngine;
import org.webhooks4j.testkit.TestEngineBuilder;
import org.webhooks4j.testkit.WebhooksExtension;

/**
 * Shows the test of a host that keeps webhooks in its own table and reads them through its own DAO. A change there
 * applies to the next event, without waiting.
 */
@ExtendWith(WebhooksExtension.class)
class OwnTableHostTest {

    /** The host's row, which is a webhook. */
    private record HookRow(
            String id, String name, String url, Set<EventType> eventTypes, boolean active, List<SigningKey> signingKeys)
            implements Webhook {}

    /** The host's DAO, here with a list as its table. */
    private static final class HookDao implements WebhookRepository {

        private final List<Webhook> rows = new ArrayList<>();

        void insert(HookRow row) {
            rows.add(row);
        }

        @Override
        public List<Webhook> findAll() {
            return List.copyOf(rows);
        }
    }

    private static final Server SERVER = new Server("srv-1", "web-01", "active");

    private final HookDao hooks = new HookDao();
    private final ScriptedReceiver receiver;
    private final TestEngine webhooks;

    OwnTableHostTest(ScriptedReceiver receiver, TestEngineBuilder test) {
        this.receiver = receiver;
        this.webhooks = test.with(engine -> engine.repository(hooks)).start();
    }

    private HookRow row(String id, boolean active) {
        return new HookRow(
                id, "Audit trail", receiver.url("/" + id), Set.of(DELETE), active, List.of(SigningKey.generate()));
    }

    @Test
    void aRowIsAWebhookAsSoonAsItIsThere() {
        webhooks.onObjectEvent(DELETE, SERVER);
        hooks.insert(row("audit", true));
        webhooks.onObjectEvent(DELETE, SERVER);
        assertThat(receiver)
                .received(1)
                .last()
                .isTo(receiver.url("/audit"))
                .isVerified()
                .hasObject(SERVER);
    }

    @Test
    void anInactiveRowGetsNothing() {
        hooks.insert(row("audit", false));
        webhooks.onObjectEvent(DELETE, SERVER);
        assertThat(receiver).receivedNothing();
        assertThat(webhooks).hasNoDeliveries();
    }
}
