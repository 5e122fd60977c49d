package org.webhooks4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.BaggageInScope;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelBaggageManager;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.Dispatchers;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.testkit.Reply;
import org.webhooks4j.testkit.ScriptedReceiver;

/** Tests the context of a trace with OpenTelemetry's own tracer and propagators. */
class TraceContextTest {

    record Server(String id) {}

    /** Keeps the spans that ended. */
    private static final class Spans implements SpanProcessor {

        private final List<SpanData> ended = new ArrayList<>();

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            ended.add(span.toSpanData());
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }

        SpanData named(String name) {
            List<SpanData> named =
                    ended.stream().filter(span -> span.getName().equals(name)).toList();
            assertThat(named).as("spans of %s", name).hasSize(1);
            return named.get(0);
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    private final Spans spans = new Spans();
    private final SdkTracerProvider provider =
            SdkTracerProvider.builder().addSpanProcessor(spans).build();
    private final OtelTracer tracer;
    private final ObservationRegistry registry = ObservationRegistry.create();
    private final ScriptedReceiver receiver = new ScriptedReceiver().replying(Reply.status(204));

    TraceContextTest() {
        Tracer otel = provider.get("test");
        OtelCurrentTraceContext current = new OtelCurrentTraceContext();
        tracer = new OtelTracer(
                otel, current, event -> {}, new OtelBaggageManager(current, List.of("tenant"), List.of()));
        OtelPropagator propagator = new OtelPropagator(
                ContextPropagators.create(TextMapPropagator.composite(
                        W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance())),
                otel);
        registry.observationConfig()
                .observationHandler(new FirstMatchingCompositeObservationHandler(
                        new PropagatingSenderTracingObservationHandler<>(tracer, propagator),
                        new PropagatingReceiverTracingObservationHandler<>(tracer, propagator),
                        new DefaultTracingObservationHandler(tracer)));
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void aRequestIsInTheTraceInWhichItsEventWasRaised() {
        try (WebhookEngine engine = engine()) {
            engine.pause();
            Observation order = Observation.start("order", registry);
            order.scoped(() -> {
                BaggageInScope baggage = tracer.createBaggageInScope("tenant", "7");
                engine.onObjectEvent(EventType.CREATE, new Server("1"));
                baggage.close();
            });
            order.stop();
            engine.resume();
            engine.deliverDue();
        }

        SpanData order = spans.named("order");
        SpanData event = spans.named("webhook event");
        SpanData attempt = spans.named("webhook attempt");
        SpanData request = spans.named("webhook POST");
        assertThat(List.of(event.getTraceId(), attempt.getTraceId(), request.getTraceId()))
                .containsOnly(order.getTraceId());
        assertThat(event.getParentSpanId()).isEqualTo(order.getSpanId());
        assertThat(event.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(attempt.getParentSpanId()).isEqualTo(event.getSpanId());
        assertThat(attempt.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(request.getParentSpanId()).isEqualTo(attempt.getSpanId());
        assertThat(request.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(receiver.requests()).singleElement().satisfies(sent -> {
            assertThat(sent.header("traceparent"))
                    .startsWith("00-" + request.getTraceId() + "-" + request.getSpanId() + "-");
            assertThat(Objects.requireNonNull(sent.header("baggage"))).contains("tenant=7");
        });
    }

    @Test
    void withoutAnObservingTransportTheEventsOwnContextIsSent() {
        try (WebhookEngine engine = WebhookEngine.inMemory()
                .dispatcher(Dispatchers.direct())
                .webhook(webhook())
                .contextHeaders(ObservedContext.of(registry))
                .transport(receiver.transport())
                .start()) {
            engine.onObjectEvent(EventType.CREATE, new Server("1"));
        }

        SpanData event = spans.named("webhook event");
        assertThat(receiver.requests())
                .singleElement()
                .satisfies(sent -> assertThat(sent.header("traceparent"))
                        .startsWith("00-" + event.getTraceId() + "-" + event.getSpanId() + "-"));
    }

    @Test
    void withoutATracerThereIsNoContext() {
        assertThat(ObservedContext.of(ObservationRegistry.NOOP).get()).isEmpty();
        assertThat(ObservedContext.of(ObservationRegistry.create()).get()).isEmpty();
    }

    private WebhookEngine engine() {
        return WebhookEngine.inMemory()
                .dispatcher(Dispatchers.direct())
                .webhook(webhook())
                .contextHeaders(ObservedContext.of(registry))
                .transport(ObservedTransport.of(receiver.transport(), registry))
                .start();
    }

    private Webhook webhook() {
        return Webhook.to(receiver.url()).id("audit").on(EventType.CREATE).build();
    }
}
