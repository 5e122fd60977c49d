package org.webhooks4j.examples.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.EventType.CREATE;
import static org.webhooks4j.EventType.DELETE;
import static org.webhooks4j.EventType.UPDATE;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.webhooks4j.Filter;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.Webhooks;
import org.webhooks4j.testkit.ScriptedReceiver;
import org.webhooks4j.testkit.TestEngine;
import org.webhooks4j.testkit.TestEngineBuilder;
import org.webhooks4j.testkit.WebhooksExtension;

/** Shows the test of a host that keeps its objects in memory: no database, no sockets, no waiting. */
class InMemoryHostTest {

    /** The code under test. */
    private static final class ServerRepository {

        private final Map<String, Server> servers = new HashMap<>();
        private final Webhooks webhooks;

        ServerRepository(Webhooks webhooks) {
            this.webhooks = webhooks;
        }

        void save(Server server) {
            Server before = servers.put(server.id(), server);
            webhooks.onObjectEvent(before == null ? ObjectEvent.created(server) : ObjectEvent.updated(before, server));
        }

        void remove(String id) {
            Server before = servers.remove(id);
            if (before != null) {
                webhooks.onObjectEvent(DELETE, before);
            }
        }
    }

    @RegisterExtension
    static final WebhooksExtension WEBHOOKS = WebhooksExtension.failingOnTrouble();

    private final ScriptedReceiver receiver;
    private final TestEngine webhooks;
    private final ServerRepository servers;

    InMemoryHostTest(ScriptedReceiver receiver, TestEngineBuilder test) {
        this.receiver = receiver;
        this.webhooks = test.webhook(Webhook.to("https://inventory.example.com/servers")
                        .on(CREATE, UPDATE, DELETE)
                        .signedWith(SigningKey.generate())
                        .build())
                .webhook(Webhook.to("https://monitoring.example.com/activated")
                        .id("monitoring")
                        .on(UPDATE)
                        .filter(Filter.changed("status").to("active"))
                        .build())
                .start();
        this.servers = new ServerRepository(webhooks);
    }

    @BeforeEach
    void aServerInStock() {
        servers.save(new Server("srv-1", "web-01", "in_stock"));
    }

    @Test
    void aNewServerIsSent() {
        assertThat(receiver)
                .received(1)
                .last()
                .isVerified()
                .hasEventType(CREATE)
                .hasObject(new Server("srv-1", "web-01", "in_stock"));
    }

    @Test
    void monitoringHearsOfActivationsAlone() {
        servers.save(new Server("srv-1", "web-02", "in_stock"));
        servers.save(new Server("srv-1", "web-02", "active"));
        assertThat(receiver.at("https://monitoring.example.com/activated"))
                .received(1)
                .last()
                .hasChange("status", "in_stock", "active")
                .hasChangedOnly("status");
    }

    @Test
    void whatThatReceiverMissesIsSentAgainAndInOrder() {
        receiver.replying(503, 503, 200);
        servers.save(new Server("srv-1", "web-02", "in_stock"));
        servers.remove("srv-1");
        assertThat(receiver).received(2).last().hasEventType(UPDATE).isAttempt(1);

        webhooks.clock().advance(Duration.ofMinutes(10));

        assertThat(receiver)
                .received(5)
                .isOrderedPerObject()
                .repeatsAreIdentical()
                .last()
                .hasEventType(DELETE)
                .hasSequence(3);
        assertThat(webhooks).hasNothingPending();
    }
}
