package org.webhooks4j.core.internal.http;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.core.internal.net.BodyText;
import org.webhooks4j.core.internal.net.OpenCall;
import org.webhooks4j.core.internal.net.ResponseRules;
import org.webhooks4j.spi.TransportException;

/** A call executed by java.net.http, possibly through a tunnel of the forwarder. */
final class JdkCall extends OpenCall {

    private static final int NO_CONTENT = 204;

    private final HttpRequest request;
    private volatile @Nullable Future<?> exchange;
    private volatile @Nullable Tunnel tunnel;
    private boolean sentAgain;

    JdkCall(HttpRequest request, boolean proxied) {
        super(proxied);
        this.request = request;
    }

    HttpRequest request() {
        return request;
    }

    /** Sets the current exchange of this call. If the call has already ended, the exchange is cancelled. */
    void workedOnBy(Future<?> exchange) {
        this.exchange = exchange;
        if (isOver()) {
            exchange.cancel(true);
        }
    }

    /** Records the tunnel of this call. */
    void goesThrough(Tunnel taken) {
        tunnel = taken;
    }

    /** Cancels the exchange and, if the call uses a tunnel, closes the connection at both ends. */
    @Override
    protected void giveUp(Throwable reason) {
        Future<?> current = exchange;
        if (current != null) {
            current.cancel(true);
        }
        Tunnel through = tunnel;
        if (through != null) {
            through.abandon(isProtocolBroken(reason));
        }
    }

    static boolean isProtocolBroken(Throwable failure) {
        return failure instanceof TransportException known && known.outcome() == Outcome.PROTOCOL_ERROR;
    }

    /** Called when the headers have arrived; chooses how the body is read. */
    HttpResponse.BodySubscriber<BodyText> headersCame(HttpResponse.ResponseInfo info) {
        headersCame();
        Map<String, List<String>> headers = info.headers().map();
        String flaw = ResponseRules.flawOf(info.statusCode(), headers);
        if (flaw != null) {
            fail(Outcome.PROTOCOL_ERROR, "what came back is not HTTP: " + flaw, null);
        }
        return new CappedBody(headers);
    }

    /** Ends the call with a 204 response whose headers announced a body; the client has closed the connection. */
    void answerNoContent() {
        headersCame();
        answer(NO_CONTENT, Map.of(), new BodyText("", false));
    }

    void answer(HttpResponse<BodyText> response) {
        answer(response.statusCode(), response.headers().map(), response.body());
    }

    /**
     * Returns whether to resend the request once, immediately: the connection ended without one byte of a response,
     * most likely because the server had closed it while it was idle.
     */
    boolean mayBeSentAgain(Throwable failure) {
        boolean may = !sentAgain && !isOver() && JdkFailures.isUnanswered(failure);
        sentAgain |= may;
        return may;
    }

    @Override
    protected Outcome outcomeOf(Throwable failure, boolean answering) {
        return JdkFailures.outcome(failure, answering);
    }
}
