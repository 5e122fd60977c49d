package org.webhooks4j.core.internal.delivery.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.core.internal.fault.Faults;
import org.webhooks4j.core.internal.match.SecretMask;
import org.webhooks4j.internal.text.SecretUrl;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/** Creates the log entry of an exchange, with secrets masked. */
final class AttemptFactory {

    private static final int MAX_ERROR_LENGTH = 500;

    private final String node;

    AttemptFactory(String node) {
        this.node = node;
    }

    Attempt attempt(Exchange exchange, Outcome outcome, @Nullable Instant next) {
        TransportResponse response = exchange.response();
        return new Attempt(
                exchange.claim().attempts() + 1,
                exchange.claim().trigger(),
                exchange.startedAt(),
                node,
                outcome,
                request(exchange),
                response(exchange),
                new Attempt.Timing(
                        response == null ? null : response.connected(),
                        response == null ? null : response.firstByte(),
                        Duration.ofNanos(exchange.nanos())),
                error(exchange, outcome),
                next);
    }

    private static Attempt.Request request(Exchange exchange) {
        TransportRequest request = exchange.request();
        String url = exchange.subscription().mask().maskedUrl();
        if (request == null) {
            return new Attempt.Request(url, null, Map.of(), 0, null);
        }
        return new Attempt.Request(
                url, address(exchange), shown(request.headers()), request.body().length, BodyHash.of(request.body()));
    }

    /**
     * Masks all request headers that the engine does not set itself, because a host's own header may carry a password
     * under any name. A trace is found by its {@code traceparent}, which W3C Trace Context lets carry no such thing.
     */
    private static Map<String, String> shown(Map<String, String> headers) {
        Map<String, String> shown = new LinkedHashMap<>();
        headers.forEach(
                (name, value) -> shown.put(name, isOurs(name.toLowerCase(Locale.ROOT)) ? value : SecretUrl.MASK));
        return Map.copyOf(shown);
    }

    private static boolean isOurs(String name) {
        return name.equals("content-type")
                || name.equals("user-agent")
                || name.equals("traceparent")
                || name.startsWith("webhook-");
    }

    private static Attempt.@Nullable Response response(Exchange exchange) {
        TransportResponse response = exchange.response();
        if (response == null) {
            return null;
        }
        SecretMask secrets = exchange.subscription().mask();
        return new Attempt.Response(
                response.statusCode(),
                secrets.hiddenIn(response.headers()),
                secrets.hiddenIn(response.body()),
                response.bodyTruncated());
    }

    private static @Nullable String address(Exchange exchange) {
        TransportResponse response = exchange.response();
        if (response != null) {
            return response.address();
        }
        return exchange.cause() instanceof TransportException e ? e.address() : null;
    }

    private static @Nullable String error(Exchange exchange, Outcome outcome) {
        TransportResponse response = exchange.response();
        if (response != null) {
            return outcome == Outcome.DELIVERED ? null : "the receiver answered " + response.statusCode();
        }
        Throwable failure = exchange.cause();
        return failure == null
                ? "no answer came"
                : ResponseSanitizer.shortened(
                        exchange.subscription().mask().hiddenIn(Faults.describe(failure)), MAX_ERROR_LENGTH);
    }
}
