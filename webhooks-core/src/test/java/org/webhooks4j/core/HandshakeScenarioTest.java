package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webhooks4j.Authentication;
import org.webhooks4j.EventType;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/** Tests the handshake of CloudEvents' web hooks: the engine sends no request before the receiver consents. */
class HandshakeScenarioTest extends ScenarioTest {

    /** Answers OPTIONS as the test sets it, and POST with 204. */
    private static final class Consenting implements HttpTransport {

        private final List<TransportRequest> asked = new ArrayList<>();
        private final List<TransportRequest> posted = new ArrayList<>();
        private int status = 200;
        private Map<String, List<String>> answer = Map.of("webhook-allowed-origin", List.of("cmdb.example.com"));
        private boolean unreachable;

        @Override
        public synchronized CompletableFuture<TransportResponse> send(TransportRequest request) {
            boolean handshake = request.method().equals("OPTIONS");
            (handshake ? asked : posted).add(request);
            if (handshake && unreachable) {
                return CompletableFuture.failedFuture(
                        new TransportException(Outcome.CONNECT_FAILURE, "connection refused", null, null));
            }
            return CompletableFuture.completedFuture(
                    handshake
                            ? new TransportResponse(status, answer, "", false, null, null, null)
                            : new TransportResponse(204, Map.of(), "", false, null, null, null));
        }
    }

    private final Consenting transport = new Consenting();

    private WebhookEngineBuilder engine() {
        return engine(Mode.SYNCHRONOUS).transport(transport).handshakeOrigin("cmdb.example.com");
    }

    private Webhook asking() {
        return webhook().handshake(true).build();
    }

    @Test
    void aReceiverIsAskedBeforeItsWebhookBecomesActiveAndNotAgain() {
        WebhookEngine engine = start(engine());
        engine.admin()
                .webhooks()
                .create(Webhook.copyOf(asking())
                        .authentication(Authentication.bearer("t0ken"))
                        .build());
        assertThat(transport.asked).hasSize(1);
        TransportRequest request = transport.asked.get(0);
        assertThat(request.uri()).hasToString(receiver.url());
        assertThat(request.body()).isEmpty();
        assertThat(request.headers())
                .containsEntry("webhook-request-origin", "cmdb.example.com")
                .containsEntry("Authorization", "Bearer t0ken")
                .doesNotContainKey("webhook-request-rate");

        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        engine.admin()
                .webhooks()
                .update(webhook().handshake(true).name("another name").build());
        assertThat(transport.asked).hasSize(1);
        assertThat(transport.posted).hasSize(1);

        engine.admin()
                .webhooks()
                .update(webhook().handshake(true).url(receiver.url() + "/new").build());
        assertThat(transport.asked).as("another URL").hasSize(2);
        engine.admin().webhooks().deactivate("wh_1");
        engine.admin().webhooks().activate("wh_1");
        assertThat(transport.asked).as("activated again").hasSize(3);
    }

    @Test
    void nobodyIsAskedUnlessTheWebhookSaysSo() {
        WebhookEngine engine = start(engine());
        engine.admin().webhooks().create(webhook().build());
        engine.admin()
                .webhooks()
                .create(Webhook.copyOf(asking()).id("wh_2").active(false).build());
        assertThat(transport.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "405,webhook-allowed-origin,cmdb.example.com",
        "200,allow,POST",
        "200,webhook-allowed-origin,another.example.com",
        "302,webhook-allowed-origin,*"
    })
    void withoutConsentNothingIsStored(int status, String header, String value) {
        transport.status = status;
        transport.answer = Map.of(header, List.of(value));
        WebhookEngine engine = start(engine());
        assertThatThrownBy(() -> engine.admin().webhooks().create(asking()))
                .isInstanceOf(InvalidWebhookException.class)
                .hasMessageContaining("did not consent");
        assertThat(engine.admin().webhooks().list()).isEmpty();
    }

    @Test
    void aReceiverThatCannotBeReachedHasNotConsented() {
        transport.unreachable = true;
        WebhookEngine engine = start(engine());
        assertThatThrownBy(() -> engine.admin().webhooks().create(asking()))
                .isInstanceOf(InvalidWebhookException.class)
                .hasMessageContaining("connection refused");
    }

    @Test
    void anyOriginMayBeAllowed() {
        transport.answer = Map.of("webhook-allowed-origin", List.of("*"), "webhook-allowed-rate", List.of("*"));
        WebhookEngine engine = start(engine());
        assertThat(engine.admin().webhooks().create(asking()).options().requestsPerSecond())
                .isNull();
    }

    @Test
    void theRateThatIsAllowedIsKept() {
        transport.answer = Map.of("webhook-allowed-origin", List.of("*"), "webhook-allowed-rate", List.of("120"));
        WebhookEngine engine = start(engine());
        Webhook created = engine.admin()
                .webhooks()
                .create(Webhook.copyOf(asking()).requestsPerSecond(10.0).build());
        assertThat(transport.asked.get(0).headers()).containsEntry("webhook-request-rate", "600");
        assertThat(created.options().requestsPerSecond()).isEqualTo(2.0);
        assertThat(engine.admin()
                        .webhooks()
                        .find("wh_1")
                        .orElseThrow()
                        .options()
                        .requestsPerSecond())
                .isEqualTo(2.0);
        Webhook slower = engine.admin()
                .webhooks()
                .create(Webhook.copyOf(asking())
                        .id("wh_2")
                        .requestsPerSecond(0.5)
                        .build());
        assertThat(slower.options().requestsPerSecond()).isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "many", "''"})
    void aRateThatIsNoneIsNoConsent(String rate) {
        transport.answer = Map.of("webhook-allowed-origin", List.of("*"), "webhook-allowed-rate", List.of(rate));
        WebhookEngine engine = start(engine());
        assertThatThrownBy(() -> engine.admin().webhooks().create(asking()))
                .hasMessageContaining("WebHook-Allowed-Rate");
    }

    @Test
    void aReceiverThatDoesNotConsentDoesNotKeepTheHostFromStarting() {
        transport.unreachable = true;
        WebhookEngine engine = start(engine().webhook(asking()));
        Webhook stored = engine.admin().webhooks().find("wh_1").orElseThrow();
        assertThat(stored.active()).isFalse();
        assertThat(stored.state().inactiveReason()).contains("did not consent");
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        assertThat(transport.posted).isEmpty();

        transport.unreachable = false;
        engine.admin().webhooks().activate("wh_1");
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        assertThat(transport.posted).hasSize(1);
    }
}
