package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.webhooks4j.EventType;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryStatus;

/** Tests the headers of the trace context in which an event is raised. */
class ContextHeadersTest extends ScenarioTest {

    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @ParameterizedTest
    @EnumSource(Mode.class)
    void eachAttemptCarriesTheContextInWhichItsEventWasRaised(Mode mode) {
        Map<String, String> current = new LinkedHashMap<>(Map.of("traceparent", TRACEPARENT, "baggage", "tenant=7"));
        receiver.answering(500);
        WebhookEngine engine = start(engine(mode)
                .contextHeaders(() -> current)
                .webhook(webhook().header("Baggage", "own").build()));
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        current.clear();
        mode.settle(engine);
        clock.advance(Duration.ofMinutes(1));
        mode.settle(engine);

        assertThat(receiver.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.getHeaders().get("traceparent")).isEqualTo(TRACEPARENT);
            assertThat(request.getHeaders().values("baggage")).containsExactly("own");
        });
        assertThat(details(engine, onlyDelivery(engine).id()).attempts())
                .extracting(Attempt::request)
                .allSatisfy(request -> assertThat(request.headers())
                        .containsEntry("traceparent", TRACEPARENT)
                        .containsEntry("Baggage", "••••"));
    }

    static Stream<Supplier<Map<String, String>>> faulty() {
        return Stream.of(
                () -> null,
                () -> {
                    throw new NoClassDefFoundError("a tracer");
                },
                () -> Collections.singletonMap("baggage", null),
                () -> Map.of("webhook-signature", "v1,forged"),
                () -> Map.of("bag gage", "a"),
                () -> Map.of("baggage", "a\r\nX-Forged: b"),
                () -> Map.of("baggage", "a".repeat(9_000)));
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void aSourceThatFailsCostsTheHeadersAndIsLoggedOnce(Supplier<Map<String, String>> source) {
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS)
                .contextHeaders(source)
                .webhook(webhook().build()));
        List<String> warnings = LogLines.during(
                () -> {
                    engine.onObjectEvent(EventType.CREATE, ACTIVE);
                    engine.onObjectEvent(EventType.CREATE, IN_STOCK);
                },
                "Requests lack headers of the trace context");

        assertThat(warnings).hasSize(1);
        assertThat(deliveries(engine))
                .extracting(Delivery::status)
                .containsExactly(DeliveryStatus.DELIVERED, DeliveryStatus.DELIVERED);
        assertThat(receiver.requests())
                .allSatisfy(request -> assertThat(request.getHeaders().names())
                        .doesNotContain("baggage", "X-Forged", "webhook-signature"));
    }

    @Test
    void whatFitsIsSent() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("traceparent", TRACEPARENT);
        headers.put("baggage", "a".repeat(8_192));
        headers.put("more", "b".repeat(1_000));
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS)
                .contextHeaders(() -> headers)
                .webhook(webhook().build()));
        engine.onObjectEvent(EventType.CREATE, ACTIVE);

        assertThat(receiver.requests().get(0).getHeaders().names())
                .contains("traceparent", "baggage")
                .doesNotContain("more");
        assertThat(List.of(receiver.requests().get(0).getHeaders().get("baggage")))
                .containsExactly("a".repeat(8_192));
    }
}
