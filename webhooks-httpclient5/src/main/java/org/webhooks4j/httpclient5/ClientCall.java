package org.webhooks4j.httpclient5;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.reactor.IOReactorShutdownException;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.core.internal.net.BodyText;
import org.webhooks4j.core.internal.net.ConnectionFailures;
import org.webhooks4j.core.internal.net.OpenCall;
import org.webhooks4j.core.internal.net.RequestRules;
import org.webhooks4j.core.internal.net.TargetHost;
import org.webhooks4j.spi.TransportRequest;

/** A call that HttpClient works for. */
final class ClientCall extends OpenCall implements FutureCallback<Void> {

    private static final String ATTRIBUTE = "webhooks4j.call";

    /** RFC 9110, section 15.2, lets a server send any number; more than a few are no use to anybody. */
    private static final int MAX_INTERIM_ANSWERS = 20;

    private final TransportRequest request;
    private final PlainClient client;
    private HttpClientContext context = HttpClientContext.create();
    private volatile @Nullable Future<?> exchange;
    private volatile @Nullable AsyncExecRuntime runtime;
    private volatile boolean connecting;
    private volatile boolean sent;
    private volatile boolean spoilt;
    private volatile long receivedBefore;
    private int interimAnswers;
    private boolean sentAgain;

    ClientCall(TransportRequest request, PlainClient client) {
        super(client.isProxied());
        this.request = request;
        this.client = client;
    }

    /** The call that an exchange belongs to. */
    static ClientCall of(HttpContext context) {
        return (ClientCall) context.getAttribute(ATTRIBUTE);
    }

    /** The host as it stands in the URL. */
    String host() {
        return TargetHost.of(request.uri().getHost()).name();
    }

    void begin() {
        connecting = false;
        spoilt = false;
        sent = false;
        context = HttpClientContext.create();
        context.setAttribute(ATTRIBUTE, this);
        Future<?> begun = client.execute(new RequestProducer(request, this), new ResponseConsumer(this), context, this);
        exchange = begun;
        if (isGivenUp()) {
            giveUp();
        }
    }

    /** Learns what holds its connection. */
    void runsOn(AsyncExecRuntime holder) {
        runtime = holder;
    }

    /**
     * Cancels what is still waited for, and closes the connection. HttpClient's own cancelling does not always: its
     * threads overwrite each other's note of what is to be cancelled.
     */
    @Override
    protected void giveUp(Throwable reason) {
        giveUp();
    }

    private void giveUp() {
        Future<?> current = exchange;
        if (current != null) {
            current.cancel(true);
        }
        AsyncExecRuntime holder = runtime;
        if (holder != null) {
            holder.discardEndpoint();
        }
    }

    /** Whether nobody wants a connection for it any more. */
    boolean isGivenUp() {
        return result().isCompletedExceptionally();
    }

    /** Learns that no connection stood that could be used again. */
    void connects() {
        connecting = true;
    }

    /** Learns which address is tried. */
    void dials(InetAddress address) {
        if (!client.isProxied()) {
            goesTo(address);
        }
    }

    /** Learns that a connection takes the request now. */
    void sends() {
        EndpointDetails connection = context.getEndpointDetails();
        if (!sent && connection != null) {
            receivedBefore = connection.getReceivedBytesCount();
            if (connection.getRemoteAddress() instanceof InetSocketAddress remote) {
                dials(remote.getAddress());
            }
        }
        sent = true;
    }

    /**
     * Learns that an answer ended whose bytes should be so many. Any that came beyond wait in HttpClient's buffer,
     * where they would be taken for the beginning of the next answer.
     */
    void ends(long length) {
        EndpointDetails connection = context.getEndpointDetails();
        if (connection != null) {
            long received = connection.getReceivedBytesCount();
            boolean known = length != ResponseLength.UNKNOWN && interimAnswers == 0;
            client.ends(connection, known ? Math.min(received, receivedBefore + length) : received);
        }
    }

    /**
     * Learns that the request is about to be sent.
     *
     * @throws ConnectionClosedException if something came over the connection since the last answer ended; another
     *     connection is taken then
     */
    void takes() throws ConnectionClosedException {
        EndpointDetails connection = context.getEndpointDetails();
        if (!sent && connection != null && client.isSpoilt(connection)) {
            spoilt = true;
            throw new ConnectionClosedException("more came than the last answer said");
        }
    }

    /** Whether what answers is the proxy, to which the way to the server was asked. */
    boolean isAskingForTunnel() {
        return !sent;
    }

    /** Learns of an answer before the answer. */
    void interimAnswerCame() {
        if (++interimAnswers > MAX_INTERIM_ANSWERS) {
            fail(Outcome.PROTOCOL_ERROR, "more than " + MAX_INTERIM_ANSWERS + " interim answers came", null);
        }
    }

    void answerCame() {
        headersCame();
    }

    void end(int statusCode, Map<String, List<String>> headers, BodyText body) {
        answer(statusCode, headers, body);
    }

    @Override
    public void completed(Void nothing) {
        // The answer is handed over when the connection is free again.
    }

    @Override
    public void failed(Exception failure) {
        if (spoilt || mayBeSentAgain(failure)) {
            begin();
        } else {
            fail(failure);
        }
    }

    /**
     * Whether to send it once more, at once: the connection was used before and ended before the request left, or
     * without one byte of an answer, most likely because the server had closed it while it was idle.
     */
    private boolean mayBeSentAgain(Exception failure) {
        boolean may = !sentAgain && !isOver() && !connecting && (!sent || isUnanswered(failure));
        sentAgain |= may;
        return may;
    }

    private boolean isUnanswered(Exception failure) {
        EndpointDetails connection = context.getEndpointDetails();
        return connection != null
                && connection.getReceivedBytesCount() == receivedBefore
                && ownOutcomeOf(failure, isAnswering()) == Outcome.CONNECTION_LOST;
    }

    @Override
    public void cancelled() {
        fail(Outcome.SENDER_FAILURE, "the HTTP client gave the request up", null);
    }

    @Override
    protected Outcome outcomeOf(Throwable failure, boolean answering) {
        Outcome outcome = ownOutcomeOf(failure, answering);
        boolean shakingHands =
                connecting && hasConnected() && !sent && RequestRules.isTls(request.uri()) && !client.isProxied();
        return shakingHands && outcome == Outcome.CONNECTION_LOST ? Outcome.TLS_FAILURE : outcome;
    }

    private static Outcome ownOutcomeOf(Throwable failure, boolean answering) {
        if (failure instanceof IOReactorShutdownException || failure instanceof ConnectionRequestTimeoutException) {
            return Outcome.SENDER_FAILURE;
        }
        if (failure instanceof ConnectionClosedException
                || failure instanceof NoHttpResponseException
                || failure instanceof TruncatedChunkException) {
            return Outcome.CONNECTION_LOST;
        }
        // The only limit set at HttpClient itself is the one for connecting.
        return failure instanceof SocketTimeoutException
                ? Outcome.CONNECT_FAILURE
                : ConnectionFailures.outcome(failure, answering);
    }

    /** HttpClient takes exceptions only. */
    static Exception exception(Throwable thrown) {
        Throwable failure = ConnectionFailures.unwrapped(thrown);
        return failure instanceof Exception exception ? exception : new IllegalStateException(failure);
    }
}
