package org.webhooks4j.httpclient5;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.nio.ManagedAsyncClientConnection;
import org.apache.hc.core5.concurrent.BasicFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.core.internal.net.IpLiteral;
import org.webhooks4j.spi.TransportException;

/**
 * Connects to the first of several addresses that accepts the connection. Each gets an equal share of the remaining
 * time.
 */
final class AddressConnector implements FutureCallback<ManagedAsyncClientConnection> {

    /** Connects to one address. */
    @FunctionalInterface
    interface Connector {
        Future<?> connect(InetAddress address, Timeout share, FutureCallback<ManagedAsyncClientConnection> ended);
    }

    private final ClientCall call;
    private final Iterator<InetAddress> addresses;
    private final int port;
    private final Connector connector;
    private final BasicFuture<ManagedAsyncClientConnection> result;
    private final long end;
    private int left;
    private @Nullable InetAddress address;

    AddressConnector(
            ClientCall call,
            List<InetAddress> addresses,
            int port,
            Timeout timeout,
            Connector connector,
            BasicFuture<ManagedAsyncClientConnection> result) {
        this.call = call;
        this.addresses = addresses.iterator();
        this.left = addresses.size();
        this.port = port;
        this.connector = connector;
        this.result = result;
        this.end = System.nanoTime() + timeout.toNanoseconds();
    }

    /** Tries the next address. */
    @SuppressWarnings("FutureReturnValueIgnored") // The callback reports the end.
    void next(String reason, @Nullable Throwable cause) {
        if (!addresses.hasNext()) {
            result.failed(new TransportException(
                    Outcome.CONNECT_FAILURE, "no connection came about: " + reason, null, cause));
            return;
        }
        InetAddress next = addresses.next();
        address = next;
        call.dials(next);
        long share = Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis() / left--);
        connector.connect(next, Timeout.ofMilliseconds(share), this);
    }

    @Override
    public void completed(ManagedAsyncClientConnection connection) {
        if (!result.completed(connection) || call.isGivenUp()) {
            // The call was aborted, perhaps before it knew of this connection.
            connection.close(CloseMode.IMMEDIATE);
        }
    }

    @Override
    public void failed(Exception failure) {
        InetAddress failed = address;
        if (failed != null && !result.isDone() && wasNotTaken(failure)) {
            next(IpLiteral.text(failed) + " port " + port + ": " + failure.getMessage(), failure);
        } else {
            result.failed(failure);
        }
    }

    private static boolean wasNotTaken(Exception failure) {
        return failure instanceof ConnectException
                || failure instanceof ConnectTimeoutException
                || failure instanceof NoRouteToHostException;
    }

    @Override
    public void cancelled() {
        result.cancel();
    }
}
