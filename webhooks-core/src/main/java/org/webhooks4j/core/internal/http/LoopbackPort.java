package org.webhooks4j.core.internal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A port of the forwarder, on the loopback interface only. */
final class LoopbackPort implements ForwarderLoop.Handler {

    private static final Logger LOG = LoggerFactory.getLogger(LoopbackPort.class);

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int BACKLOG = 1024;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final ForwarderLoop loop;
    private final Consumer<SocketChannel> accepted;
    private final ServerSocketChannel channel;
    private final InetSocketAddress address;

    LoopbackPort(ForwarderLoop loop, Consumer<SocketChannel> accepted) throws IOException {
        this.loop = loop;
        this.accepted = accepted;
        this.channel = ServerSocketChannel.open();
        try {
            channel.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), BACKLOG);
            this.address = (InetSocketAddress) channel.getLocalAddress();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    InetSocketAddress address() {
        return address;
    }

    ServerSocketChannel channel() {
        return channel;
    }

    @Override
    public void ready(SelectionKey key) {
        try {
            for (SocketChannel client = channel.accept(); client != null; client = channel.accept()) {
                accepted.accept(client);
            }
        } catch (IOException e) {
            // The connection stays in the backlog and would be reported again at once.
            LOG.warn(
                    "A connection of this process to itself was not accepted; see how many files are open: {}",
                    e.toString());
            key.interestOps(0);
            loop.executeAfter(PAUSE, () -> resume(key));
        }
    }

    private static void resume(SelectionKey key) {
        if (key.isValid()) {
            key.interestOps(SelectionKey.OP_ACCEPT);
        }
    }

    @Override
    public void end() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("A port was not closed", e);
        }
    }
}
