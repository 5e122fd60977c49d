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

/** A call that HttpClient executes. */
final class ClientCall extends OpenCall implements FutureCallback<Void> {

    private static final String ATTRIBUTE = "webhooks4j.call";

    /** RFC 9110, section 15.2, lets a server send any number; more than a few have no use. */
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

    /** Returns the call that an exchange belongs to. */
    static ClientCall of(HttpContext context) {
        return (ClientCall) context.getAttribute(ATTRIBUTE);
    }

    /** The host as written in the URL. */
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

    /** Sets the runtime that holds the connection. */
    void runsOn(AsyncExecRuntime holder) {
        runtime = holder;
    }

    /**
     * Cancels the exchange and closes the connection. HttpClient's own cancellation does not always close it: its
     * threads overwrite each other's record of what to cancel.
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

    /** Returns whether the call was aborted and needs no connection any more. */
    boolean isGivenUp() {
        return result().isCompletedExceptionally();
    }

    /** Records that there was no reusable connection, and a new one is being opened. */
    void connects() {
        connecting = true;
    }

    /** Records the address that is tried. */
    void dials(InetAddress address) {
        if (!client.isProxied()) {
            goesTo(address);
        }
    }

    /** Records that the request is being sent over a connection. */
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
     * Records the end of a response with the given number of bytes. Bytes received beyond it wait in HttpClient's
     * buffer, where they would be taken for the start of the next response.
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
     * Checks the connection on which the request is about to be sent.
     *
     * @throws ConnectionClosedException if bytes were received over the connection since the last response ended; the
     *     call then uses another connection
     */
    void takes() throws ConnectionClosedException {
        EndpointDetails connection = context.getEndpointDetails();
        if (!sent && connection != null && client.isSpoilt(connection)) {
            spoilt = true;
            throw new ConnectionClosedException("more came than the last answer said");
        }
    }

    /** Returns whether the response is the proxy's, to the request for a tunnel. */
    boolean isAskingForTunnel() {
        return !sent;
    }

    /** Counts an interim response. */
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
        // The response is delivered when the connection is free again.
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
     * Returns whether to immediately send the request once more: a reused connection ended before the request was sent,
     * or without one byte of a response, most likely because the server had closed it while it was idle.
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
        // The connect timeout is the only timeout set in HttpClient itself.
        return failure instanceof SocketTimeoutException
                ? Outcome.CONNECT_FAILURE
                : ConnectionFailures.outcome(failure, answering);
    }

    /** Converts a throwable, because HttpClient accepts only exceptions. */
    static Exception exception(Throwable thrown) {
        Throwable failure = ConnectionFailures.unwrapped(thrown);
        return failure instanceof Exception exception ? exception : new IllegalStateException(failure);
    }
}
