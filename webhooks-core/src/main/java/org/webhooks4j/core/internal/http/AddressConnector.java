package org.webhooks4j.core.internal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.internal.net.IpLiteral;

/**
 * Connects to the first of several addresses that accepts the connection. Each address gets an equal share of the
 * remaining time.
 */
final class AddressConnector implements ForwarderLoop.Handler {

    /** Receives the result. */
    interface Caller {

        /** Called before an address is tried. */
        void dials(InetAddress address);

        /** Called when connected; the channel and the key then belong to the caller. */
        void connected(SocketChannel channel, SelectionKey key);

        /** Called if no address accepted the connection. */
        void failed(String reason, @Nullable Throwable cause);
    }

    private final ForwarderLoop loop;
    private final int port;
    private final Caller caller;
    private final Iterator<InetAddress> addresses;
    private final long end;
    private int left;
    private @Nullable SocketChannel channel;

    AddressConnector(ForwarderLoop loop, List<InetAddress> addresses, int port, Duration timeout, Caller caller) {
        this.loop = loop;
        this.addresses = addresses.iterator();
        this.left = addresses.size();
        this.port = port;
        this.caller = caller;
        this.end = System.nanoTime() + timeout.toNanos();
    }

    /** Tries the next address, or fails with the reason if none is left. */
    void next(String reason, @Nullable Throwable cause) {
        end();
        if (!addresses.hasNext()) {
            caller.failed(reason, cause);
            return;
        }
        InetAddress address = addresses.next();
        caller.dials(address);
        try {
            connect(address);
        } catch (IOException | RuntimeException e) {
            failedAt(address, e);
        }
    }

    private void connect(InetAddress address) throws IOException {
        SocketChannel opened = SocketChannel.open();
        channel = opened;
        SelectionKey key = loop.register(opened, SelectionKey.OP_CONNECT, this);
        Duration share = Duration.ofNanos(Math.max(0, end - System.nanoTime()) / left--);
        if (opened.connect(new InetSocketAddress(address, port))) {
            hand(opened, key);
            return;
        }
        loop.executeAfter(share, () -> {
            if (opened.equals(channel)) {
                next(IpLiteral.text(address) + " did not answer within " + share, null);
            }
        });
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        SocketChannel dialled = (SocketChannel) key.channel();
        if (!dialled.equals(channel)) {
            return;
        }
        InetSocketAddress target = (InetSocketAddress) dialled.getRemoteAddress();
        try {
            dialled.finishConnect();
        } catch (IOException e) {
            failedAt(target.getAddress(), e);
            return;
        }
        hand(dialled, key);
    }

    private void hand(SocketChannel connected, SelectionKey key) {
        channel = null;
        caller.connected(connected, key);
    }

    private void failedAt(InetAddress address, Throwable failure) {
        next(IpLiteral.text(address) + " port " + port + ": " + failure.getMessage(), failure);
    }

    @Override
    public void end() {
        SocketChannel dialled = channel;
        channel = null;
        if (dialled != null) {
            try {
                dialled.close();
            } catch (IOException e) {
                // Nothing was sent over it.
            }
        }
    }
}
