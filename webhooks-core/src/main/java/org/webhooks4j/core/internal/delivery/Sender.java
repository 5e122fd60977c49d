package org.webhooks4j.core.internal.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.time.SteadyTime;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/** Sends what was claimed. Every claim gives exactly one result, whatever happens to it. */
public final class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private static final Duration UNJUDGED_PAUSE = Duration.ofMinutes(1);

    private final RequestFactory requests;
    private final HttpTransport transport;
    private final Judge judge;
    private final Clock clock;
    private final SteadyTime time;
    private final SenderTrouble trouble = new SenderTrouble();

    /** Puts the parts together. */
    public Sender(RequestFactory requests, HttpTransport transport, Judge judge, Clock clock) {
        this.requests = requests;
        this.transport = transport;
        this.judge = judge;
        this.clock = clock;
        this.time = new SteadyTime(clock);
    }

    /** Begins to send; the result comes at once or later, on any thread. */
    void send(Claim claim, @Nullable Subscription subscription, Consumer<Result> results) {
        if (subscription == null) {
            results.accept(Result.unsent(Completion.ended(claim, DeliveryStatus.CANCELLED, null), null));
        } else if (claim.superseded()) {
            results.accept(
                    Result.unsent(Completion.ended(claim, DeliveryStatus.SUPERSEDED, null), subscription.webhook()));
        } else {
            attempt(claim, subscription, results);
        }
    }

    // Nothing hangs on the future that is ignored: the callback hands over a result whatever happens in it.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void attempt(Claim claim, Subscription subscription, Consumer<Result> results) {
        Instant at = Instant.ofEpochMilli(clock.millis());
        long begin = time.nanos();
        TransportRequest request;
        try {
            request = requests.request(claim, subscription, at);
        } catch (RuntimeException | StackOverflowError e) {
            results.accept(judged(new Exchange(claim, subscription.webhook(), at, 0, null, null, e)));
            return;
        }
        start(request).whenComplete((response, failure) -> {
            long nanos = time.nanos() - begin;
            results.accept(judged(new Exchange(claim, subscription.webhook(), at, nanos, request, response, failure)));
        });
    }

    private Result judged(Exchange exchange) {
        try {
            trouble.saw(exchange);
            return judge.judge(exchange);
        } catch (RuntimeException e) {
            LOG.error(
                    "Delivery {} could not be judged; it is tried again",
                    exchange.claim().deliveryId(),
                    e);
            return Result.unsent(Completion.released(exchange.claim(), UNJUDGED_PAUSE), exchange.webhook());
        }
    }

    private CompletableFuture<TransportResponse> start(TransportRequest request) {
        try {
            return transport.send(request);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
