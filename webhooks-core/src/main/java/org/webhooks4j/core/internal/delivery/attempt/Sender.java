package org.webhooks4j.core.internal.delivery.attempt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.time.SteadyTime;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/** Sends claimed deliveries. Every claim yields exactly one result, even if it fails. */
public final class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private static final Duration UNDECIDED_PAUSE = Duration.ofMinutes(1);

    private final RequestFactory requests;
    private final HttpTransport transport;
    private final RetryDecider decider;
    private final Clock clock;
    private final SteadyTime time;
    private final SenderFailureLog trouble = new SenderFailureLog();

    /** Creates a sender. */
    public Sender(RequestFactory requests, HttpTransport transport, RetryDecider decider, Clock clock) {
        this.requests = requests;
        this.transport = transport;
        this.decider = decider;
        this.clock = clock;
        this.time = new SteadyTime(clock);
    }

    /** Starts to send a claim. The result arrives immediately or later, on any thread. */
    public void send(Claim claim, @Nullable Subscription subscription, Consumer<DeliveryResult> results) {
        if (subscription == null) {
            results.accept(DeliveryResult.unsent(Completion.ended(claim, DeliveryStatus.CANCELLED, null), null));
        } else if (claim.superseded()) {
            results.accept(DeliveryResult.unsent(
                    Completion.ended(claim, DeliveryStatus.SUPERSEDED, null), subscription.webhook()));
        } else {
            attempt(claim, subscription, results);
        }
    }

    // The returned future can be ignored: the callback always hands over a result.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void attempt(Claim claim, Subscription subscription, Consumer<DeliveryResult> results) {
        Instant at = Instant.ofEpochMilli(clock.millis());
        long begin = time.nanos();
        // Created in advance, because later there may be no memory left.
        DeliveryResult undecided =
                DeliveryResult.unsent(Completion.released(claim, UNDECIDED_PAUSE), subscription.webhook());
        TransportRequest request;
        try {
            request = requests.request(claim, subscription, at);
        } catch (Throwable e) {
            results.accept(decided(new Exchange(claim, subscription, at, 0, null, null, e), undecided));
            return;
        }
        start(request)
                .whenComplete((response, failure) -> results.accept(
                        answered(claim, subscription, at, begin, request, response, failure, undecided)));
    }

    // Runs in a thread of the transport, which may be the host's: must not throw.
    private DeliveryResult answered(
            Claim claim,
            Subscription subscription,
            Instant at,
            long begin,
            TransportRequest request,
            @Nullable TransportResponse response,
            @Nullable Throwable failure,
            DeliveryResult undecided) {
        TransportResponse answer = null;
        Throwable reason = failure;
        try {
            long nanos = Math.max(0, time.nanos() - begin);
            try {
                answer = failure == null ? ResponseSanitizer.checked(response) : null;
                reason = failure == null ? null : ResponseSanitizer.checked(failure);
            } catch (Throwable e) {
                reason = e;
            }
            return decided(new Exchange(claim, subscription, at, nanos, request, answer, reason), undecided);
        } catch (Throwable e) {
            return undecided;
        }
    }

    private DeliveryResult decided(Exchange exchange, DeliveryResult undecided) {
        try {
            trouble.saw(exchange);
            return decider.decide(exchange);
        } catch (Throwable e) {
            LOG.error(
                    "The result of delivery {} could not be evaluated; it is retried",
                    exchange.claim().deliveryId(),
                    e);
            return undecided;
        }
    }

    /** Returns the result of a claim for which the transport returned none in time. */
    public DeliveryResult overdue(Claim claim, @Nullable Subscription subscription, long nanos) {
        DeliveryResult released = DeliveryResult.givenBack(claim);
        if (subscription == null) {
            return released;
        }
        Duration waited = Duration.ofNanos(nanos).truncatedTo(ChronoUnit.MILLIS);
        Instant at = Instant.ofEpochMilli(clock.millis()).minus(waited);
        TransportException failure =
                new TransportException(Outcome.TIMEOUT, "the transport brought no answer within " + waited, null, null);
        return decided(new Exchange(claim, subscription, at, nanos, null, null, failure), released);
    }

    private CompletableFuture<TransportResponse> start(TransportRequest request) {
        try {
            return Objects.requireNonNull(transport.send(request), "the transport returned null and no future");
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
