package org.webhooks4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.SenderContext;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.Dispatchers;
import org.webhooks4j.core.JdkHttpTransport;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;
import org.webhooks4j.testkit.Reply;
import org.webhooks4j.testkit.ScriptedReceiver;

class ObservedTransportTest {

    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    record Server(String id) {}

    /** Writes headers as a tracer's propagator does, and records what ended. */
    private static final class Tracer implements ObservationHandler<SenderContext<Object>> {

        private final List<Map<String, String>> ended = new ArrayList<>();
        private final List<Throwable> errors = new ArrayList<>();

        @Override
        public void onStart(SenderContext<Object> context) {
            context.getSetter().set(context.getCarrier(), "traceparent", TRACEPARENT);
            context.getSetter().set(context.getCarrier(), "Webhook-Id", "forged");
        }

        @Override
        public void onStop(SenderContext<Object> context) {
            ended.add(
                    context.getAllKeyValues().stream().collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue)));
            if (context.getError() != null) {
                errors.add(context.getError());
            }
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return context instanceof SenderContext;
        }
    }

    private final Tracer tracer = new Tracer();
    private final ObservationRegistry registry = ObservationRegistry.create();

    {
        registry.observationConfig().observationHandler(tracer);
    }

    @Test
    void anAttemptIsObservedAndTheTracersHeadersReachTheReceiver() {
        ScriptedReceiver receiver = new ScriptedReceiver().replying(Reply.status(204));
        try (WebhookEngine engine = engine(receiver)) {
            String delivery = engine.onObjectEvent(EventType.CREATE, new Server("1"))
                    .deliveryIds()
                    .get(0);

            assertThat(receiver.requests()).singleElement().satisfies(request -> {
                assertThat(request.header("traceparent")).isEqualTo(TRACEPARENT);
                assertThat(request.messageId()).isEqualTo(delivery);
            });
            assertThat(tracer.ended)
                    .containsExactly(Map.of(
                            "method",
                            "POST",
                            "outcome",
                            "delivered",
                            "status",
                            "204",
                            "delivery.id",
                            delivery,
                            "attempt",
                            "1",
                            "server.address",
                            URI.create(receiver.url()).getHost()));
            assertThat(tracer.errors).isEmpty();
        }
    }

    @Test
    void aRequestWithoutAResponseEndsItsObservationWithTheReason() {
        ScriptedReceiver receiver = new ScriptedReceiver().replying(Reply.connectionRefused());
        try (WebhookEngine engine = engine(receiver)) {
            engine.onObjectEvent(EventType.CREATE, new Server("1"));
            assertThat(tracer.ended)
                    .singleElement()
                    .satisfies(keys -> assertThat(keys)
                            .containsEntry(
                                    "outcome", Outcome.CONNECT_FAILURE.name().toLowerCase(Locale.ROOT))
                            .containsEntry("status", "none"));
            assertThat(tracer.errors).hasSize(1);
        }
    }

    private WebhookEngine engine(ScriptedReceiver receiver) {
        return WebhookEngine.inMemory()
                .dispatcher(Dispatchers.direct())
                .webhook(Webhook.to(receiver.url())
                        .id("audit")
                        .on(EventType.CREATE)
                        .build())
                .transport(ObservedTransport.of(receiver.transport(), registry))
                .start();
    }

    @Test
    void theEngineGetsTheTransportsOwnFutureSoThatItCanCancelTheRequest() {
        CompletableFuture<TransportResponse> answer = new CompletableFuture<>();
        HttpTransport observed = ObservedTransport.of(request -> answer, registry);
        CompletableFuture<TransportResponse> sent = observed.send(
                new TransportRequest(URI.create("https://example.com"), Map.of(), new byte[0], Duration.ofSeconds(1)));
        sent.cancel(true);
        assertThat(answer).isCancelled();
        assertThat(tracer.ended).hasSize(1);
    }

    @Test
    void withoutHandlersNothingIsObserved() {
        HttpTransport transport = request -> new CompletableFuture<>();
        assertThat(ObservedTransport.of(transport, ObservationRegistry.NOOP)).isSameAs(transport);
    }

    @Test
    void theObservedTransportIsAsCheckedAndAsClosedAsTheOtherOne() throws Exception {
        AddressRules rules = AddressRules.publicOnly();
        JdkHttpTransport transport =
                JdkHttpTransport.builder().addressPolicy(rules).build();
        HttpTransport observed = ObservedTransport.of(transport, registry);
        assertThat(observed.addressPolicy()).isSameAs(rules);
        assertThat(observed.tlsIdentities()).isEqualTo(transport.tlsIdentities());

        ((AutoCloseable) observed).close();
        assertThat(transport.send(new TransportRequest(
                        URI.create("https://192.0.2.1"), Map.of(), new byte[0], Duration.ofSeconds(1))))
                .isCompletedExceptionally();
    }
}
