package org.webhooks4j.examples.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Records the requests in the order of arrival. Some responses are slow, and some are refusals. */
final class RecordingReceiver implements AutoCloseable {

    private static final int THREADS = 64;
    private static final double REFUSED = 0.05;
    private static final double SLOW = 0.1;
    private static final Duration SLOWEST = Duration.ofMillis(60);

    private final ObjectMapper json = new ObjectMapper();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpServer server;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final Random random;

    /**
     * One request.
     *
     * @param webhook the path
     * @param attempt the headers {@code webhook-id} and {@code webhook-attempt}
     * @param body the body
     * @param key the change and its object
     * @param object the object's id
     * @param sequence the sequence number
     * @param accepted whether the response was a success
     */
    record Arrival(
            String webhook,
            ExplainedDuplicates.Attempt attempt,
            String body,
            String key,
            String object,
            long sequence,
            boolean accepted) {

        String messageId() {
            return attempt.messageId();
        }
    }

    RecordingReceiver(long seed) throws IOException {
        random = new Random(seed);
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 1_000);
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean slow;
            boolean accepted;
            synchronized (this) {
                accepted = random.nextDouble() >= REFUSED;
                slow = random.nextDouble() < SLOW;
                arrivals.add(arrival(exchange, body, accepted));
            }
            if (slow) {
                LockSupport.parkNanos(SLOWEST.toNanos());
            }
            exchange.sendResponseHeaders(accepted ? 204 : 503, -1);
        }
    }

    private Arrival arrival(HttpExchange exchange, String body, boolean accepted) throws IOException {
        JsonNode tree = json.readTree(body);
        JsonNode data = tree.path("data");
        String object = data.path("objectId").asText();
        String key = tree.path("type").asText() + " " + object + " "
                + data.path("object").path("v").asText();
        return new Arrival(
                exchange.getRequestURI().getPath(),
                new ExplainedDuplicates.Attempt(
                        exchange.getRequestHeaders().getFirst("webhook-id"),
                        Integer.parseInt(exchange.getRequestHeaders().getFirst("webhook-attempt"))),
                body,
                key,
                object,
                data.path("sequence").asLong(),
                accepted);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
