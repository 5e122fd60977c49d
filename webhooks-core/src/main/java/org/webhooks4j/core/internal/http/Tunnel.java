package org.webhooks4j.core.internal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Outcome;

/**
 * A connection from the client to the forwarder, paired with one from the forwarder to a server. The first request
 * determines the server. A request for another server ends the tunnel, so that no server ever answers for another.
 */
final class Tunnel implements ForwarderLoop.Handler, AddressConnector.Caller {

    private static final byte[] ESTABLISHED = "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final ForwarderLoop loop;
    private final Forwarder forwarder;
    private final Consumer<Tunnel> ended;
    private final TunnelEnd client;
    private final RequestHeadReader heads = new RequestHeadReader();
    private @Nullable RequestHead first;
    private @Nullable JdkCall call;
    private @Nullable AddressConnector dial;
    private @Nullable InetAddress address;
    private @Nullable TunnelEnd server;
    private ByteBuffer early = NOTHING;
    private long bodyLeft;
    private boolean serverEnded;
    private boolean clientSpoke;
    private volatile boolean opaque;
    private long lastActive = System.nanoTime();

    Tunnel(ForwarderLoop loop, Forwarder forwarder, Consumer<Tunnel> ended, SocketChannel channel) throws IOException {
        this.loop = loop;
        this.forwarder = forwarder;
        this.ended = ended;
        this.client = new TunnelEnd(channel, loop.register(channel, 0, this));
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        lastActive = System.nanoTime();
        boolean clients = client.owns(key);
        TunnelEnd line = clients ? client : server;
        TunnelEnd other = clients ? server : client;
        if (line == null) {
            return;
        }
        if (key.isWritable()) {
            line.flush();
            if (other != null && !line.isHeldUp()) {
                other.read(true);
            }
        }
        if (key.isReadable()) {
            ByteBuffer in = loop.buffer();
            boolean end = line.read(in) < 0;
            in.flip();
            if (clients) {
                fromClient(in, end);
            } else {
                fromServer(in, end);
            }
        }
    }

    private void fromServer(ByteBuffer in, boolean end) throws IOException {
        if (opaque && !clientSpoke && in.hasRemaining()) {
            keepUntilClientSpeaks(in);
            return;
        }
        if (in.hasRemaining()) {
            client.write(in);
        }
        if (end) {
            // The client reads what arrived before, and then closes its side.
            serverEnded = true;
            client.endOutput();
        }
        if (server != null) {
            server.read(!end && !client.isHeldUp());
        }
    }

    /** The JDK's client loses data that arrives together with the response to CONNECT and would wait for it in vain. */
    private void keepUntilClientSpeaks(ByteBuffer in) {
        early = ByteBuffer.allocate(early.remaining() + in.remaining())
                .put(early)
                .put(in)
                .flip();
        if (server != null) {
            server.read(false);
        }
    }

    private void clientSpeaks(TunnelEnd to) throws IOException {
        clientSpoke = true;
        ByteBuffer kept = early;
        early = NOTHING;
        if (kept.hasRemaining()) {
            client.write(kept);
            to.read(!client.isHeldUp());
        }
    }

    private void fromClient(ByteBuffer in, boolean end) throws IOException {
        if (end) {
            end();
        } else if (!serverEnded) {
            forward(in);
        }
    }

    private void forward(ByteBuffer in) throws IOException {
        while (in.hasRemaining()) {
            if (server == null) {
                RequestHead head = first == null ? heads.read(in) : null;
                if (head != null) {
                    open(head);
                }
                if (first != null) {
                    keepUntilConnected(in);
                }
            } else if (opaque) {
                server.write(in);
                if (!clientSpoke) {
                    clientSpeaks(server);
                }
            } else if (bodyLeft > 0) {
                forwardBody(in, server);
            } else {
                forwardHead(in, server);
            }
        }
        client.read(server == null ? first == null : !server.isHeldUp());
    }

    private void keepUntilConnected(ByteBuffer in) {
        early = ByteBuffer.allocate(in.remaining()).put(in).flip();
    }

    private void forwardBody(ByteBuffer in, TunnelEnd to) throws IOException {
        int length = (int) Math.min(bodyLeft, in.remaining());
        ByteBuffer part = in.slice(in.position(), length);
        in.position(in.position() + length);
        bodyLeft -= length;
        to.write(part);
    }

    private void forwardHead(ByteBuffer in, TunnelEnd to) throws IOException {
        RequestHead head = heads.read(in);
        if (head == null) {
            return;
        }
        JdkCall next = forwarder.callOf(head);
        if (next == null || first == null || !head.goesWhere(first)) {
            throw new IOException("a request was sent into the tunnel of another");
        }
        if (address != null) {
            next.goesTo(address);
        }
        next.goesThrough(this);
        begin(head, to);
    }

    private void begin(RequestHead head, TunnelEnd to) throws IOException {
        bodyLeft = head.contentLength();
        to.write(ByteBuffer.wrap(head.rewritten().getBytes(StandardCharsets.ISO_8859_1)));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Both results return to the loop.
    private void open(RequestHead head) throws IOException {
        first = head;
        opaque = head.isTunnel();
        call = forwarder.callOf(head);
        if (call == null) {
            throw new IOException("a request to the forwarder has no valid ticket");
        }
        call.goesThrough(this);
        forwarder
                .addresses(head.host())
                .whenComplete((addresses, failure) -> loop.execute(() -> dial(head, addresses, failure)));
    }

    private void dial(RequestHead head, List<InetAddress> addresses, @Nullable Throwable failure) {
        lastActive = System.nanoTime();
        if (call == null || call.isOver()) {
            end();
        } else if (failure != null) {
            call.fail(failure);
            end();
        } else {
            dial = new AddressConnector(loop, addresses, head.port(), forwarder.connectTimeout(), this);
            dial.next("there is no address", null);
        }
    }

    @Override
    public void dials(InetAddress next) {
        address = next;
        if (call != null) {
            call.goesTo(next);
        }
    }

    @Override
    public void connected(SocketChannel channel, SelectionKey key) {
        lastActive = System.nanoTime();
        key.attach(this);
        try {
            TunnelEnd line = new TunnelEnd(channel, key);
            server = line;
            forwardFirst(line);
        } catch (IOException e) {
            end();
        }
    }

    private void forwardFirst(TunnelEnd to) throws IOException {
        if (call == null || first == null || call.isOver()) {
            end();
            return;
        }
        call.connected();
        call = null;
        if (first.isTunnel()) {
            client.write(ByteBuffer.wrap(ESTABLISHED));
        } else {
            begin(first, to);
        }
        ByteBuffer kept = early;
        early = NOTHING;
        forward(kept);
    }

    @Override
    public void failed(String reason, @Nullable Throwable cause) {
        if (call != null) {
            call.fail(Outcome.CONNECT_FAILURE, "no connection came about: " + reason, cause);
        }
        end();
    }

    /**
     * Called when a call in this tunnel failed. A tunnel that is not opaque serves one call at a time and ends. An
     * opaque one may serve other calls, unless the server violates the protocol. Callable from any thread.
     */
    void abandon(boolean protocolBroken) {
        if (protocolBroken || !opaque) {
            loop.execute(this::end);
        }
    }

    /** The {@link System#nanoTime()} of the last activity. */
    long lastActive() {
        return lastActive;
    }

    /** Returns whether the next data is expected soon, so that silence means a dead peer. */
    boolean isUnfinished() {
        return first == null || serverEnded || client.isHeldUp() || (server != null && server.isHeldUp());
    }

    @Override
    public void end() {
        client.close();
        if (dial != null) {
            dial.end();
        }
        if (server != null) {
            server.close();
        }
        ended.accept(this);
    }
}
