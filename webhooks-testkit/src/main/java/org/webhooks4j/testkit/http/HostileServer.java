package org.webhooks4j.testkit.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A server on loopback that handles each connection according to a script. */
final class HostileServer implements AutoCloseable {

    /** Handles one connection, which the server closes afterwards. */
    @FunctionalInterface
    interface Script {
        void play(RawConnection peer) throws IOException;
    }

    private static final int BACKLOG = 50;

    private final ServerSocket server;
    private final Script script;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch firstEnded = new CountDownLatch(1);

    private HostileServer(ServerSocket server, Script script) {
        this.server = server;
        this.script = script;
    }

    /** Starts a server without TLS, or with the given context. */
    static HostileServer start(@Nullable SSLContext tls, Script script) {
        try {
            InetAddress loopback = AddressTexts.of("127.0.0.1").get(0);
            return on(
                    tls == null
                            ? new ServerSocket(0, BACKLOG, loopback)
                            : tls.getServerSocketFactory().createServerSocket(0, BACKLOG, loopback),
                    script);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static HostileServer on(ServerSocket socket, Script script) {
        HostileServer server = new HostileServer(socket, script);
        begin("hostile-accept", server::accept);
        return server;
    }

    private static void begin(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    static HostileServer start(Script script) {
        return start(null, script);
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** Waits until the script of one connection has ended. */
    void awaitFirstEnd() throws InterruptedException {
        if (!firstEnded.await(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the client did not close the connection");
        }
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                begin("hostile-peer", () -> play(socket));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void play(Socket socket) {
        try (socket) {
            script.play(new RawConnection(socket));
        } catch (IOException e) {
            // Clients of this server may close connections at any time.
        } finally {
            sockets.remove(socket);
            firstEnded.countDown();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
