package org.webhooks4j.core.internal.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** One side of a tunnel. What its peer does not take at once waits here, and the other side is not read meanwhile. */
final class TunnelEnd {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final SelectionKey key;
    private ByteBuffer waiting = NOTHING;
    private boolean reading;
    private boolean ending;

    TunnelEnd(SocketChannel channel, SelectionKey key) throws IOException {
        this.channel = channel;
        this.key = key;
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        read(true);
    }

    boolean owns(SelectionKey other) {
        return key.equals(other);
    }

    /** Reads what is there; -1 at the end. */
    int read(ByteBuffer buffer) throws IOException {
        return channel.read(buffer);
    }

    void write(ByteBuffer data) throws IOException {
        if (!isHeldUp()) {
            channel.write(data);
        }
        if (data.hasRemaining()) {
            ByteBuffer both = ByteBuffer.allocate(waiting.remaining() + data.remaining());
            waiting = both.put(waiting).put(data).flip();
        }
        update();
    }

    /** Whether bytes wait. */
    boolean isHeldUp() {
        return waiting.hasRemaining();
    }

    /** Writes what waits. */
    void flush() throws IOException {
        channel.write(waiting);
        if (!isHeldUp()) {
            waiting = NOTHING;
            if (ending) {
                channel.shutdownOutput();
            }
        }
        update();
    }

    /** Whether to read from it. */
    void read(boolean wanted) {
        reading = wanted;
        update();
    }

    /** Tells the peer, after what waits, that no more will come. */
    void endOutput() throws IOException {
        ending = true;
        flush();
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone either way.
            key.cancel();
        }
    }

    private void update() {
        key.interestOps((reading ? SelectionKey.OP_READ : 0) | (isHeldUp() ? SelectionKey.OP_WRITE : 0));
    }
}
