package org.webhooks4j.core.internal.http;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.core.internal.net.BodyText;
import org.webhooks4j.core.internal.net.OpenCall;
import org.webhooks4j.spi.TransportException;

/** A call executed by java.net.http, possibly through a tunnel of the forwarder. */
final class JdkCall extends OpenCall {

    private static final int NO_CONTENT = 204;

    private final HttpRequest request;
    private volatile @Nullable JdkExchange exchange;
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
    void workedOnBy(JdkExchange current) {
        exchange = current;
        if (isOver()) {
            current.cancel();
        }
    }

    /** Records the tunnel of this call. */
    void goesThrough(Tunnel taken) {
        tunnel = taken;
    }

    /** Cancels the exchange and, if the call uses a tunnel, closes the connection at both ends. */
    @Override
    protected void giveUp(Throwable reason) {
        JdkExchange current = exchange;
        if (current != null) {
            current.cancel();
        }
        Tunnel through = tunnel;
        if (through != null) {
            through.abandon(isProtocolBroken(reason));
        }
    }

    static boolean isProtocolBroken(Throwable failure) {
        return failure instanceof TransportException known && known.outcome() == Outcome.PROTOCOL_ERROR;
    }

    /** Records that the response headers have arrived. */
    void headersHaveCome() {
        headersCame();
    }

    /** Ends the call with a 204 response whose headers announced a body; the client has closed the connection. */
    void answerNoContent() {
        headersCame();
        answer(NO_CONTENT, Map.of(), new BodyText("", false));
    }

    /** Ends the call with a response. */
    void end(int statusCode, Map<String, List<String>> headers, BodyText body) {
        answer(statusCode, headers, body);
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
