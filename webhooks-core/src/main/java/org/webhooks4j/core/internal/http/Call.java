package org.webhooks4j.core.internal.http;

import java.net.InetAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportResponse;

/**
 * One request on its way. It ends once, with an answer or a failure, whoever is first to bring it: the client, the
 * forwarder, a lookup, the deadline or the caller who cancels.
 */
final class Call {

    private final HttpRequest request;
    private final CompletableFuture<TransportResponse> result = new CompletableFuture<>();
    private final long begin = System.nanoTime();
    private volatile @Nullable Future<?> exchange;
    private volatile @Nullable String address;
    private volatile @Nullable Duration connected;
    private volatile @Nullable Duration firstByte;
    private volatile @Nullable Tunnel tunnel;
    private boolean sentAgain;

    Call(HttpRequest request) {
        this.request = request;
    }

    HttpRequest request() {
        return request;
    }

    CompletableFuture<TransportResponse> result() {
        return result;
    }

    boolean isOver() {
        return result.isDone();
    }

    /** Takes the exchange that works for this call now. If the call is over already, the exchange is given up. */
    void workedOnBy(Future<?> exchange) {
        this.exchange = exchange;
        if (isOver()) {
            exchange.cancel(true);
        }
    }

    /** Gives up the exchange, which closes its connection if it is not finished, at both ends if it is a tunnel. */
    void giveUp(boolean protocolBroken) {
        Future<?> current = exchange;
        if (current != null) {
            current.cancel(true);
        }
        Tunnel through = tunnel;
        if (through != null) {
            through.abandon(protocolBroken);
        }
    }

    /** Learns which address it goes to. */
    void goesTo(InetAddress dialled) {
        address = dialled.getHostAddress();
    }

    /** Learns through which tunnel it goes. */
    void goesThrough(Tunnel taken) {
        tunnel = taken;
    }

    /** Learns that a connection was made for it. */
    void connected() {
        connected = elapsed();
    }

    /** Chooses how the body is read, as soon as the headers are there. */
    HttpResponse.BodySubscriber<BodyText> headersCame(HttpResponse.ResponseInfo info) {
        firstByte = elapsed();
        return new CappedBody(ResponseHeaders.charset(info.headers()));
    }

    void answer(HttpResponse<BodyText> response) {
        result.complete(new TransportResponse(
                response.statusCode(),
                ResponseHeaders.kept(response.headers()),
                response.body().text(),
                response.body().truncated(),
                address,
                connected,
                firstByte));
    }

    /**
     * Whether to send it once more, at once: the connection ended without one byte of an answer, most likely because
     * the server had closed it while it was idle.
     */
    boolean mayBeSentAgain(Throwable failure) {
        boolean may = !sentAgain && !isOver() && Failures.isUnanswered(failure);
        sentAgain |= may;
        return may;
    }

    void fail(Throwable failure) {
        if (!isOver()) {
            result.completeExceptionally(Failures.of(failure, firstByte != null, address));
        }
    }

    void fail(Outcome outcome, String message, @Nullable Throwable cause) {
        fail(new TransportException(outcome, message, null, cause));
    }

    void expire(Duration timeout) {
        String missing = firstByte == null ? "no answer" : "no complete answer";
        fail(Outcome.TIMEOUT, missing + " within " + timeout, null);
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
