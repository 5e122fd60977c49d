package org.webhooks4j.micrometer;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.RequestReplySenderContext;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.spi.AddressPolicy;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/**
 * A transport with a Micrometer observation {@code webhooks.request} around each request, so that a tracer has a span
 * for it. The transport sends the headers that the tracer's propagator writes, such as {@code traceparent}, unless the
 * webhook has a header of that name. The delivery log shows the context of the event in their place.
 *
 * <p>The observation has the key values {@code method}, {@code outcome} and {@code status}, and with high cardinality
 * {@code delivery.id}, {@code attempt} and {@code server.address}. If the event was raised in a trace context, which
 * {@link ObservedContext} keeps, the request continues that trace: it is in an observation {@code webhooks.attempt},
 * whose parent is the event. Otherwise it is a trace of its own.
 */
public final class ObservedTransport implements HttpTransport, AutoCloseable {

    private static final String NAME = "webhooks.request";

    private final HttpTransport transport;
    private final ObservationRegistry registry;

    private ObservedTransport(HttpTransport transport, ObservationRegistry registry) {
        this.transport = transport;
        this.registry = registry;
    }

    /**
     * Returns a transport that observes another one.
     *
     * @param transport the transport that sends; closed with the returned one if it is {@link AutoCloseable}
     * @param registry the registry with the handlers, such as a tracer's
     * @return an observed transport; {@code transport} itself if the registry is {@link ObservationRegistry#NOOP}
     */
    public static HttpTransport of(HttpTransport transport, ObservationRegistry registry) {
        return registry.isNoop() ? transport : new ObservedTransport(transport, registry);
    }

    // The future without name is only for the end of the observation; the engine has the transport's own, to cancel it.
    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        Map<String, String> headers = new LinkedHashMap<>(request.contextHeaders());
        Observation attempt = continued(request);
        RequestReplySenderContext<Map<String, String>, TransportResponse> context =
                new RequestReplySenderContext<>(ObservedContext::put);
        context.setCarrier(headers);
        context.setRemoteServiceName(request.uri().getHost());
        Observation observation = Observation.createNotStarted(NAME, () -> context, registry)
                .contextualName("webhook " + request.method())
                .lowCardinalityKeyValue("method", request.method())
                .highCardinalityKeyValue("delivery.id", header(request, "webhook-id"))
                .highCardinalityKeyValue("attempt", header(request, "webhook-attempt"))
                .highCardinalityKeyValue("server.address", request.uri().getHost());
        // The scope hands the event's baggage on.
        Runnable start = observation::start;
        attempt.scoped(start);
        CompletableFuture<TransportResponse> answer;
        try {
            answer = transport.send(request.withContextHeaders(headers));
        } catch (Throwable e) {
            end(observation, context, null, e);
            attempt.stop();
            throw e;
        }
        answer.whenComplete((response, failure) -> {
            end(observation, context, response, failure);
            attempt.stop();
        });
        return answer;
    }

    /** Continues the trace in which the event was raised, if there was one. */
    private Observation continued(TransportRequest request) {
        Map<String, String> headers = request.contextHeaders();
        if (headers.isEmpty()) {
            return Observation.NOOP;
        }
        ReceiverContext<Map<String, String>> context = new ReceiverContext<>(Map::get);
        context.setCarrier(headers);
        return Observation.createNotStarted("webhooks.attempt", () -> context, registry)
                .contextualName("webhook attempt")
                .highCardinalityKeyValue("delivery.id", header(request, "webhook-id"))
                .start();
    }

    private static String header(TransportRequest request, String name) {
        return request.headers().getOrDefault(name, KeyValue.NONE_VALUE);
    }

    private static void end(
            Observation observation,
            RequestReplySenderContext<Map<String, String>, TransportResponse> context,
            @Nullable TransportResponse response,
            @Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (response != null) {
            context.setResponse(response);
        }
        observation.lowCardinalityKeyValue(
                "status", response == null ? KeyValue.NONE_VALUE : Integer.toString(response.statusCode()));
        observation.lowCardinalityKeyValue("outcome", outcome(response, cause));
        if (cause != null) {
            observation.error(cause);
        }
        observation.stop();
    }

    private static String outcome(@Nullable TransportResponse response, @Nullable Throwable cause) {
        if (response != null) {
            return response.statusCode() / 100 == 2 ? "delivered" : "refused";
        }
        return cause instanceof TransportException e ? e.outcome().name().toLowerCase(Locale.ROOT) : "failed";
    }

    @Override
    public Set<String> tlsIdentities() {
        return transport.tlsIdentities();
    }

    @Override
    public @Nullable AddressPolicy addressPolicy() {
        return transport.addressPolicy();
    }

    /**
     * Closes the observed transport if it is {@link AutoCloseable}.
     *
     * @throws IllegalStateException if it cannot be closed
     */
    @Override
    public void close() {
        if (transport instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the transport was being closed", e);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("the transport could not be closed", e);
            }
        }
    }
}
