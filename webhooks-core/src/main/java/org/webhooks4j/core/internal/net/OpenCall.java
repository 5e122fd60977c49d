package org.webhooks4j.core.internal.net;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportResponse;

/**
 * One request in flight. It ends once, with a response or a failure, whichever comes first: from the client, a lookup,
 * the deadline or a cancelling caller.
 */
public abstract class OpenCall {

    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private final CompletableFuture<TransportResponse> result = new CompletableFuture<>();
    private final long begin = System.nanoTime();
    private final boolean proxied;
    private Duration timeout = Duration.ZERO;
    private long deadline;
    private volatile @Nullable String address;
    private volatile @Nullable Duration connected;
    private volatile @Nullable Duration firstByte;

    /** Creates a call that begins now, optionally through a proxy that the host configured. */
    protected OpenCall(boolean proxied) {
        this.proxied = proxied;
    }

    /** Returns the outcome for an unwrapped failure of the client. */
    protected abstract Outcome outcomeOf(Throwable failure, boolean answering);

    /** Aborts all work for the call, so that its connection is closed unless other calls use it. */
    protected abstract void giveUp(Throwable reason);

    /** The future of the response, which fails with a {@link TransportException}. Cancelling it aborts the call. */
    public final CompletableFuture<TransportResponse> result() {
        return result;
    }

    /** Returns whether the call has ended. */
    public final boolean isOver() {
        return result.isDone();
    }

    /** Records the address that was dialed. */
    public final void goesTo(InetAddress dialled) {
        address = dialled.getHostAddress();
    }

    /** Records that a connection was made for the call. */
    public final void connected() {
        connected = elapsed();
    }

    /** Returns whether a connection was made for the call; false if an existing one was reused. */
    protected final boolean hasConnected() {
        return connected != null;
    }

    /** Records that the response headers have arrived. */
    protected final void headersCame() {
        firstByte = elapsed();
    }

    /** Returns whether the response headers have arrived. */
    protected final boolean isAnswering() {
        return firstByte != null;
    }

    /** Ends the call with a response. */
    protected final void answer(int statusCode, Map<String, List<String>> headers, BodyText body) {
        if (proxied && statusCode == PROXY_AUTHENTICATION_REQUIRED) {
            fail(Outcome.CONNECT_FAILURE, "the proxy asks for a password; choose one that needs none", null);
            return;
        }
        result.complete(TransportResponse.builder()
                .statusCode(statusCode)
                .headers(ResponseHeaders.kept(headers))
                .body(body.text())
                .bodyTruncated(body.truncated())
                .address(address)
                .connected(connected)
                .firstByte(firstByte)
                .build());
    }

    /** Ends the call with a failure of any kind. */
    public final void fail(Throwable thrown) {
        if (isOver()) {
            return;
        }
        Throwable failure = ConnectionFailures.unwrapped(thrown);
        if (ConnectionFailures.isOwn(failure, address)) {
            result.completeExceptionally(ConnectionFailures.of(Outcome.SENDER_FAILURE, failure, address));
        } else if (failure instanceof TransportException known) {
            result.completeExceptionally(new TransportException(
                    known.outcome(), String.valueOf(known.getMessage()), address, known.getCause()));
        } else {
            result.completeExceptionally(ConnectionFailures.of(outcomeOf(failure, isAnswering()), failure, address));
        }
    }

    /** Ends the call with a known outcome. */
    public final void fail(Outcome outcome, String message, @Nullable Throwable cause) {
        fail(new TransportException(outcome, message, null, cause));
    }

    /** Sets when the call expires: a timeout, and its end on the clock of whoever watches it. */
    final void expiresAt(Duration limit, long end) {
        timeout = limit;
        deadline = end;
    }

    final long deadline() {
        return deadline;
    }

    final void expire() {
        String missing = isAnswering() ? "no complete answer" : "no answer";
        fail(Outcome.TIMEOUT, missing + " within " + timeout, null);
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
