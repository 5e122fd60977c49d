package org.webhooks4j.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.webhooks4j.admin.Outcome;

/** A real HTTP server on 127.0.0.1 that replies according to the script. */
final class LoopbackServer implements AutoCloseable {

    private static final int THREADS = 4;

    private final ReceivedTraffic traffic;
    private final Supplier<Clock> clock;
    private final HttpServer server;
    private final ScheduledExecutorService threads;

    LoopbackServer(ReceivedTraffic traffic, Supplier<Clock> clock) {
        this.traffic = traffic;
        this.clock = clock;
        this.threads = Executors.newScheduledThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "webhooks4j-testkit-receiver");
            thread.setDaemon(true);
            return thread;
        });
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            threads.shutdownNow();
            throw new UncheckedIOException("no server can be opened on loopback; use new ScriptedReceiver()", e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        Reply reply = traffic.take(new WebhookRequest(
                url() + exchange.getRequestURI(),
                headers,
                exchange.getRequestBody().readAllBytes(),
                clock.get().instant()));
        if (reply.failure() == Outcome.TIMEOUT) {
            return; // left open until the sender or close() gives up
        }
        long delay = reply.delay().toMillis();
        if (delay == 0) {
            answer(exchange, reply);
        } else {
            // The future could only report exceptions that answer() already catches.
            var unused = threads.schedule(() -> answer(exchange, reply), delay, TimeUnit.MILLISECONDS);
        }
    }

    private static void answer(HttpExchange exchange, Reply reply) {
        try (exchange) {
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            reply.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            if (reply.failure() != null) {
                // Closes within the body. A close before the first byte would look like that of an idle connection.
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                return;
            }
            exchange.sendResponseHeaders(reply.statusCode(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                try (OutputStream stream = exchange.getResponseBody()) {
                    stream.write(body);
                }
            }
        } catch (IOException e) {
            // The sender has disconnected; its log says why.
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
