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
 * One request on its way. It ends once, with an answer or a failure, whoever is first to bring it: the client, a
 * lookup, the deadline or the caller who cancels.
 */
public abstract class OpenCall {

    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private final CompletableFuture<TransportResponse> result = new CompletableFuture<>();
    private final long begin = System.nanoTime();
    private final boolean proxied;
    private volatile @Nullable String address;
    private volatile @Nullable Duration connected;
    private volatile @Nullable Duration firstByte;

    /** A call that begins now, perhaps through a proxy that the host chose. */
    protected OpenCall(boolean proxied) {
        this.proxied = proxied;
    }

    /** The class of a failure that the client brought, which is not a wrapper. */
    protected abstract Outcome outcomeOf(Throwable failure, boolean answering);

    /** Gives up whatever works for the call, so that its connection is closed unless others use it. */
    protected abstract void giveUp(Throwable reason);

    /** Ends with an answer or a {@link TransportException}; cancelling it gives the call up. */
    public final CompletableFuture<TransportResponse> result() {
        return result;
    }

    /** Whether it has ended. */
    public final boolean isOver() {
        return result.isDone();
    }

    /** Learns which address it goes to. */
    public final void goesTo(InetAddress dialled) {
        address = dialled.getHostAddress();
    }

    /** Learns that a connection was made for it. */
    public final void connected() {
        connected = elapsed();
    }

    /** Whether a connection was made for it; not if one stood already. */
    protected final boolean hasConnected() {
        return connected != null;
    }

    /** Learns that the headers of its answer are there. */
    protected final void headersCame() {
        firstByte = elapsed();
    }

    /** Whether the headers of its answer are there. */
    protected final boolean isAnswering() {
        return firstByte != null;
    }

    /** Ends it with an answer. */
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

    /** Ends it with a failure of any kind. */
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

    /** Ends it with a failure of a known kind. */
    public final void fail(Outcome outcome, String message, @Nullable Throwable cause) {
        fail(new TransportException(outcome, message, null, cause));
    }

    final void expire(Duration timeout) {
        String missing = isAnswering() ? "no complete answer" : "no answer";
        fail(Outcome.TIMEOUT, missing + " within " + timeout, null);
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
