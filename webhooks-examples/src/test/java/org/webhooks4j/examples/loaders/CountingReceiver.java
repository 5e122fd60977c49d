package org.webhooks4j.examples.loaders;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A server of this JVM on loopback that accepts every request, except those to {@code /hangs}, which it leaves open.
 */
final class CountingReceiver implements AutoCloseable {

    private static final int BACKLOG = 100;

    /** A received request: its path, and the version of its sender. */
    record Arrival(String path, String sender) {}

    private final ExecutorService answering = Executors.newCachedThreadPool();
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final BlockingQueue<HttpExchange> hanging = new LinkedBlockingQueue<>();
    private final HttpServer server;

    CountingReceiver(@Nullable SSLContext tls) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
        if (tls == null) {
            server = HttpServer.create(address, BACKLOG);
        } else {
            HttpsServer encrypted = HttpsServer.create(address, BACKLOG);
            encrypted.setHttpsConfigurator(new HttpsConfigurator(tls));
            server = encrypted;
        }
        server.setExecutor(answering);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/hangs")) {
            hanging.add(exchange);
            return;
        }
        String sender = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("User-Agent"), "");
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
        arrivals.add(new Arrival(path, sender));
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Returns the next received request. */
    Arrival next() throws InterruptedException {
        return Objects.requireNonNull(arrivals.poll(60, TimeUnit.SECONDS), "nothing came");
    }

    /** Waits until a request hangs. */
    void awaitHanging() throws InterruptedException {
        hanging.add(Objects.requireNonNull(hanging.poll(60, TimeUnit.SECONDS), "nothing hangs"));
    }

    /** Closes the receiver's side of the hanging requests. */
    void dropHanging() {
        for (HttpExchange open = hanging.poll(); open != null; open = hanging.poll()) {
            open.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        answering.shutdownNow();
    }
}
