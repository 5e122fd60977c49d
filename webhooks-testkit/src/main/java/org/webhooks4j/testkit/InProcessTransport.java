package org.webhooks4j.testkit;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/** Passes every request to the script, without a socket and without waiting. */
final class InProcessTransport implements HttpTransport {

    private final ReceivedTraffic traffic;
    private final Supplier<Clock> clock;

    InProcessTransport(ReceivedTraffic traffic, Supplier<Clock> clock) {
        this.traffic = traffic;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        Reply reply = traffic.take(new WebhookRequest(
                request.uri().toString(),
                request.headers(),
                request.body(),
                clock.get().instant()));
        Outcome failure = failure(reply, request);
        return failure == null
                ? CompletableFuture.completedFuture(response(reply))
                : CompletableFuture.failedFuture(
                        new TransportException(failure, "the test's script says " + failure, null, null));
    }

    private static @Nullable Outcome failure(Reply reply, TransportRequest request) {
        return reply.delay().compareTo(request.timeout()) >= 0 ? Outcome.TIMEOUT : reply.failure();
    }

    private static TransportResponse response(Reply reply) {
        Map<String, List<String>> headers = reply.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        return TransportResponse.builder()
                .statusCode(reply.statusCode())
                .headers(headers)
                .body(reply.body())
                .build();
    }
}
