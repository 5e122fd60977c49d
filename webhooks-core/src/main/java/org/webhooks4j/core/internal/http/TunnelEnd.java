package org.webhooks4j.core.internal.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * One side of a tunnel. Buffers data that its peer does not accept immediately; meanwhile the other side is not read.
 */
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

    /** Reads the available bytes; returns -1 at the end. */
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

    /** Returns whether bytes are buffered. */
    boolean isHeldUp() {
        return waiting.hasRemaining();
    }

    /** Writes the buffered bytes. */
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

    /** Sets whether to read from this side. */
    void read(boolean wanted) {
        reading = wanted;
        update();
    }

    /** Closes the output to the peer after the buffered bytes. */
    void endOutput() throws IOException {
        ending = true;
        flush();
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The connection is lost either way.
            key.cancel();
        }
    }

    private void update() {
        key.interestOps((reading ? SelectionKey.OP_READ : 0) | (isHeldUp() ? SelectionKey.OP_WRITE : 0));
    }
}
