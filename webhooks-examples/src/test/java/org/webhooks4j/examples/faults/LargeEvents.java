package org.webhooks4j.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A counting receiver, and a JVM with little memory that sends it many large events. */
final class LargeEvents implements AutoCloseable {

    private static final int THREADS = 32;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Set<String> received = ConcurrentHashMap.newKeySet();
    private final HttpServer receiver;

    LargeEvents() throws Exception {
        receiver =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 1_000);
        receiver.setExecutor(threads);
        receiver.createContext("/", exchange -> {
            try (exchange;
                    InputStream body = exchange.getRequestBody()) {
                body.transferTo(OutputStream.nullOutputStream());
                received.add(exchange.getRequestHeaders().getFirst("webhook-id"));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        receiver.start();
    }

    /**
     * Sends a number of events of 1 MB. All of them would be in flight at once if only the limit of 256 requests
     * applied.
     */
    void areSent(int count, String heap, String url, String user, Path log) throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Xmx" + heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeEventsHost.class.getName(),
                        url,
                        user,
                        "http://127.0.0.1:" + receiver.getAddress().getPort() + "/",
                        Integer.toString(count)))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor()).as(() -> tail(log)).isZero();
        } finally {
            process.destroyForcibly();
        }
        assertThat(received).as(() -> tail(log)).hasSize(count);
        assertThat(log).content().contains("drained").doesNotContain("not drained", "OutOfMemoryError");
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    @Override
    public void close() {
        receiver.stop(0);
        threads.shutdownNow();
    }
}
