package org.webhooks4j.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.EventType.CREATE;
import static org.webhooks4j.EventType.UPDATE;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.UserTransaction;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.testkit.ScriptedReceiver;

/** What a request has committed is sent, and what it has rolled back is not. */
@QuarkusTest
class ServerResourceTest {

    @TestHTTPResource("/servers/")
    URI servers;

    @Inject
    WebhookEngine webhooks;

    @Inject
    EntityManager entities;

    @Inject
    UserTransaction transaction;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ScriptedReceiver receiver = ScriptedReceiver.onLoopback();

    @BeforeEach
    void createWebhook() {
        webhooks.admin()
                .webhooks()
                .create(Webhook.to(receiver.url()).id("all").on(CREATE, UPDATE).build());
    }

    @AfterEach
    void deleteWebhook() {
        webhooks.admin().webhooks().delete("all");
        receiver.close();
    }

    private int request(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(servers.resolve(path))
                .method(method, BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private void awaitDeliveries() {
        assertThat(webhooks.drain(Duration.ofSeconds(60))).isTrue();
    }

    @Test
    void everyChangeThatIsCommittedIsSent() throws Exception {
        assertThat(request("POST", "srv-1")).isEqualTo(200);
        awaitDeliveries();
        assertThat(receiver).received(1).last().hasEventType(CREATE).isAbout("server", "srv-1");

        assertThat(request("PUT", "srv-1/activation")).isEqualTo(200);
        awaitDeliveries();
        assertThat(receiver).received(2).last().hasEventType(UPDATE).hasChange("status", "in_stock", "active");
    }

    /** The second creation fails when the transaction commits, long after its event was raised. */
    @Test
    void whatIsRolledBackIsNotSent() throws Exception {
        assertThat(request("POST", "srv-2")).isEqualTo(200);
        assertThat(request("POST", "srv-2")).isEqualTo(500);
        awaitDeliveries();

        assertThat(receiver).received(1).last().isAbout("server", "srv-2");
    }

    @Test
    void whatAnAdministratorDoesIsNoPartOfTheTransaction() throws Exception {
        transaction.begin();
        entities.persist(new Server("srv-3", "in_stock"));
        webhooks.onObjectEvent(CREATE, new Server("srv-3", "in_stock"));
        webhooks.admin().webhooks().deactivate("all");
        entities.flush();
        transaction.rollback();
        awaitDeliveries();

        assertThat(webhooks.admin().webhooks().find("all")).get().matches(webhook -> !webhook.active());
        assertThat(entities.find(Server.class, "srv-3")).isNull();
        assertThat(receiver).receivedNothing();
    }
}
