package org.webhooks4j.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps with each event the trace context in which it is raised, so that the requests for it, minutes or days later,
 * are in the same trace:
 *
 * <pre>{@code
 * WebhookEngine.builder()
 *         .contextHeaders(ObservedContext.of(observationRegistry))
 *         .transport(ObservedTransport.of(transport, observationRegistry))
 * }</pre>
 *
 * <p>Each event that a webhook matches is an observation {@code webhooks.event}, which gives the tracer's propagator
 * the occasion to write its headers, baggage included.
 */
public final class ObservedContext implements Supplier<Map<String, String>> {

    private final ObservationRegistry registry;

    private ObservedContext(ObservationRegistry registry) {
        this.registry = registry;
    }

    /**
     * Returns a source of context headers.
     *
     * @param registry the registry with the tracer's handlers
     * @return a source for {@code WebhookEngineBuilder.contextHeaders}; it returns no headers if the registry is
     *     {@link ObservationRegistry#NOOP}
     */
    public static ObservedContext of(ObservationRegistry registry) {
        return new ObservedContext(registry);
    }

    /**
     * Returns the headers of the calling thread's trace context.
     *
     * @return names and values; empty without a tracer
     */
    @Override
    public Map<String, String> get() {
        Map<String, String> headers = new LinkedHashMap<>();
        SenderContext<Map<String, String>> context = new SenderContext<>(ObservedContext::put, Kind.PRODUCER);
        context.setCarrier(headers);
        Observation.createNotStarted("webhooks.event", () -> context, registry)
                .contextualName("webhook event")
                .start()
                .stop();
        return headers;
    }

    static void put(@Nullable Map<String, String> headers, String name, String value) {
        if (headers != null) {
            headers.put(name, value);
        }
    }
}
