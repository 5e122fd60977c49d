package org.webhooks4j.examples.receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.webhooks4j.receiver.InvalidSignatureException;
import org.webhooks4j.receiver.SignatureVerifier;

/**
 * A receiver of webhooks. It checks the signature, remembers the request and responds 204, or 401 if the signature is
 * invalid. It listens on this machine alone, on a free port.
 */
public final class Receiver implements AutoCloseable {

    private static final int NO_BODY = -1;

    private final HttpServer server;
    private final Map<String, SignatureVerifier> verifiers = new ConcurrentHashMap<>();
    private final List<ReceivedRequest> requests = new ArrayList<>();

    private Receiver(HttpServer server) {
        this.server = server;
    }

    /** Starts to listen. */
    public static Receiver start() {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
            Receiver receiver = new Receiver(server);
            server.createContext("/", receiver::receive);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException("the receiver cannot listen on 127.0.0.1", e);
        }
    }

    /** Returns the URL of a path, for a webhook. */
    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Accepts only requests at a path that are signed with a secret. */
    public Receiver trust(String path, String secret) {
        verifiers.put(path, SignatureVerifier.of(secret));
        return this;
    }

    /** Returns the requests so far, in the order of their arrival. */
    public List<ReceivedRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /**
     * Waits for a number of requests.
     *
     * @throws IllegalStateException if they do not arrive in time
     */
    public List<ReceivedRequest> await(int count, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        synchronized (requests) {
            while (requests.size() < count) {
                long millis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (millis <= 0) {
                    throw new IllegalStateException(
                            "only " + requests.size() + " of " + count + " requests came within " + timeout);
                }
                requests.wait(millis);
            }
            return List.copyOf(requests);
        }
    }

    /** Waits for a number of requests, and prints the content of each and whether its signature is valid. */
    public void print(int count) throws InterruptedException {
        for (ReceivedRequest request : await(count, Duration.ofSeconds(30))) {
            System.out.println(
                    request.path() + (request.verified() ? " (verified) " : " (NOT VERIFIED) ") + request.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean verified = verify(exchange, body);
            synchronized (requests) {
                requests.add(new ReceivedRequest(
                        exchange.getRequestURI().getPath(),
                        String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id")),
                        verified,
                        new String(body, StandardCharsets.UTF_8)));
                requests.notifyAll();
            }
            exchange.sendResponseHeaders(verified ? 204 : 401, NO_BODY);
        }
    }

    private boolean verify(HttpExchange exchange, byte[] body) {
        SignatureVerifier verifier = verifiers.get(exchange.getRequestURI().getPath());
        if (verifier == null) {
            return false;
        }
        try {
            verifier.verify(exchange.getRequestHeaders()::getFirst, body);
            return true;
        } catch (InvalidSignatureException e) {
            return false;
        }
    }
}
