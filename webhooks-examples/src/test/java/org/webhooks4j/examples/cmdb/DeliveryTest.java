package org.webhooks4j.examples.cmdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webhooks4j.examples.receiver.ReceivedRequest;
import org.webhooks4j.examples.receiver.Receiver;

class DeliveryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Receiver receiver = Receiver.start();
    private TestHost host;
    private String webhookId;

    @BeforeEach
    void startHost() throws Exception {
        host = TestHost.start();
        Map<String, Object> webhook = host.webhook(receiver.url("/all"), "create", "update", "delete");
        webhookId = webhook.get("id").toString();
        receiver.trust("/all", webhook.get("secret").toString());
    }

    @AfterEach
    void close() {
        host.close();
        receiver.close();
    }

    @Test
    void everyWriteIsSentInOrderAndSigned() throws Exception {
        host.send("POST", "objects/server", "{\"id\":7,\"status\":\"new\"}", "X-Actor", "alice");
        host.send("PUT", "objects/server/7", "{\"status\":\"active\"}", "X-Actor", "bob");
        host.send("DELETE", "objects/server/7", "");

        List<ReceivedRequest> requests = receiver.await(3, PATIENCE);
        assertThat(requests).allMatch(ReceivedRequest::verified);
        assertThat(data(requests.get(0)))
                .containsEntry("objectType", "server")
                .containsEntry("objectId", "7")
                .containsEntry("actor", "alice")
                .containsEntry("object", Map.of("id", 7L, "status", "new"));
        assertThat(data(requests.get(1)))
                .containsEntry("actor", "bob")
                .containsEntry("before", Map.of("id", 7L, "status", "new"))
                .containsEntry("changes", List.of(Map.of("path", "status", "before", "new", "after", "active")));
        assertThat(data(requests.get(2)))
                .containsEntry("sequence", 3L)
                .containsEntry("object", Map.of("id", 7L, "status", "active"));
    }

    @Test
    void aWriteThatIsRolledBackSendsNothing() throws Exception {
        HttpResponse<String> failed = host.post("objects/server?fail=true", "{\"id\":\"never\"}");
        assertThat(failed.statusCode()).isEqualTo(409);
        assertThat(host.get("objects/server/never").statusCode()).isEqualTo(404);

        host.post("objects/server", "{\"id\":\"real\"}");
        assertThat(host.engine().drain(PATIENCE)).isTrue();

        assertThat(receiver.requests())
                .hasSize(1)
                .allMatch(request -> request.body().contains("\"real\""));
        assertThat(host.deliveries("")).hasSize(1);
    }

    @Test
    void aReceiverGetsEveryCharacterAndDigit() throws Exception {
        String object =
                "{\"id\":\"Büro 🖥\",\"big\":123456789012345678901234567890,\"exact\":0.1000000000000000000001}";

        host.post("objects/exact", object);

        assertThat(receiver.await(1, PATIENCE).get(0).body()).contains("\"object\":" + object);
    }

    @Test
    void aWebhookDoesNotHearTheOriginsThatItIgnores() throws Exception {
        String changed = host.engine()
                .codec()
                .write(Map.of(
                        "name", "Sync",
                        "url", receiver.url("/all"),
                        "eventTypes", List.of("create"),
                        "ignoredOrigins", List.of("erp")));
        assertThat(host.send("PUT", TestHost.API + "webhooks/" + webhookId, changed)
                        .statusCode())
                .isEqualTo(200);

        host.send("POST", "objects/server", "{\"id\":\"own\"}", "X-Origin", "erp");
        host.send("POST", "objects/server", "{\"id\":\"other\"}", "X-Origin", "monitoring");
        receiver.await(1, PATIENCE);
        host.engine().drain(PATIENCE);

        assertThat(receiver.requests())
                .hasSize(1)
                .allMatch(request -> request.body().contains("\"other\""));
    }

    @Test
    void theSecretIsShownWhenItIsMadeAndNeverAgain() throws Exception {
        assertThat(host.get(TestHost.API + "webhooks/" + webhookId).body()).doesNotContain("whsec_");
        assertThat(host.get(TestHost.API + "webhooks").body()).doesNotContain("whsec_");

        HttpResponse<String> rotated = host.post(TestHost.API + "webhooks/" + webhookId + "/rotate-secret", "");

        assertThat(host.json(rotated).get("secret").toString()).startsWith("whsec_");
    }

    @Test
    void aDeliveryIsListedWithItsAttemptsAndCanBeSentAgain() throws Exception {
        host.post("objects/server", "{\"id\":\"1\"}");
        String messageId = receiver.await(1, PATIENCE).get(0).messageId();
        host.engine().drain(PATIENCE);

        assertThat(host.deliveries("status=delivered&object=server/1"))
                .extracting("id")
                .containsExactly(messageId);
        assertThat(host.json(host.get(TestHost.API + "deliveries/" + messageId)).get("attempts"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);

        assertThat(host.post(TestHost.API + "deliveries/" + messageId + "/redeliver", "")
                        .statusCode())
                .isEqualTo(202);
        assertThat(receiver.await(2, PATIENCE).get(1).messageId()).isEqualTo(messageId);
    }

    @Test
    void whatWasSentCanBeReplayed() throws Exception {
        host.post("import/server", "{\"id\":\"1\"}\n{\"id\":\"2\"}\n{\"id\":\"3\"}");
        receiver.await(3, PATIENCE);
        host.engine().drain(PATIENCE);

        HttpResponse<String> replay =
                host.post(TestHost.API + "webhooks/" + webhookId + "/replay?status=delivered", "");

        assertThat(host.json(replay)).containsEntry("redelivered", 3L);
        receiver.await(6, PATIENCE);
    }

    @Test
    void whyAWebhookDoesNotFireIsExplained() throws Exception {
        HttpResponse<String> explained = host.post(
                TestHost.API + "explain",
                "{\"type\":\"reboot\",\"objectType\":\"server\",\"objectId\":\"1\",\"after\":{\"id\":\"1\"}}");

        assertThat(explained.body()).contains("\"fires\":false", "\"rule\":\"event_type\"");
    }

    @Test
    void theToolboxTellsAtAGlanceHowTheWebhookFares() throws Exception {
        host.post("objects/server", "{\"id\":\"1\"}");
        receiver.await(1, PATIENCE);
        host.engine().drain(PATIENCE);

        assertThat(host.get(TestHost.API + "health").body())
                .contains("\"pending\":0,\"dead\":0,\"lastOutcome\":\"delivered\"", "\"breaker\":\"closed\"");
        assertThat(host.get(TestHost.API + "activity?hours=2").body()).contains("\"attempts\":{\"delivered\":1}");
        assertThat(host.get("toolbox/webhooks").body()).contains("<title>Webhooks</title>");
        assertThat(host.json(host.get(TestHost.API + "openapi.json"))).containsKey("paths");
    }

    @Test
    void aTestDeliveryReachesTheReceiver() throws Exception {
        assertThat(host.post(TestHost.API + "webhooks/" + webhookId + "/test", "")
                        .statusCode())
                .isEqualTo(202);

        assertThat(receiver.await(1, PATIENCE).get(0).body()).contains("\"type\":\"test\"");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> data(ReceivedRequest request) {
        return (Map<String, Object>) host.engine().codec().parse(request.body()).get("data");
    }
}
