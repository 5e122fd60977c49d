package org.webhooks4j.examples.cmdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests the host in a process of its own. */
@Timeout(120)
class ShutdownTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
    void aRequestInFlightIsFinishedAndRecordedBeforeTheProcessEnds(@TempDir Path folder) throws Exception {
        String database = "jdbc:h2:file:" + folder.resolve("cmdb");
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            try (exchange) {
                arrived.countDown();
                await(answered);
                exchange.sendResponseHeaders(204, -1);
            }
        });
        receiver.start();
        Process process = launch(folder, "--port", "0", "--allow-loopback", "--db", database);
        try {
            URI address = addressOf(process);
            String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/slow";
            post(
                    address.resolve("toolbox/webhooks/api/webhooks"),
                    "{\"name\":\"Slow\",\"url\":\"" + url + "\",\"eventTypes\":[\"create\"]}");
            post(address.resolve("objects/server"), "{\"id\":\"1\"}");
            await(arrived);

            process.destroy();
            awaitRefusal(address);
            assertThat(process.waitFor(2, TimeUnit.SECONDS))
                    .as("ended with a request in flight")
                    .isFalse();
            answered.countDown();

            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
        } finally {
            process.destroyForcibly();
            receiver.stop(0);
        }
        try (TestHost next = TestHost.startOn(database, "--no-deliver")) {
            assertThat(next.deliveries("status=delivered")).hasSize(1);
        }
    }

    @Test
    void whatWasAcknowledgedIsThereAfterTheProcessIsKilled(@TempDir Path folder) throws Exception {
        String database = "jdbc:h2:file:" + folder.resolve("cmdb");
        Process process = launch(folder, "--port", "0", "--db", database, "--no-deliver");
        try {
            URI address = addressOf(process);
            post(address.resolve("objects/server"), "{\"id\":\"1\"}");
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

        try (TestHost next = TestHost.startOn(database, "--no-deliver")) {
            assertThat(next.get("objects/server/1").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aCommandLineThatCannotBeUnderstoodEndsWithStatusTwo(@TempDir Path folder) throws Exception {
        Process process = launch(folder, "--prot", "80");

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("CmdbHost: '--prot' is not an option");
    }

    private static Process launch(Path folder, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CmdbHost.class.getName()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        return builder.redirectError(
                        options[0].equals("--prot")
                                ? ProcessBuilder.Redirect.PIPE
                                : ProcessBuilder.Redirect.to(
                                        folder.resolve("log").toFile()))
                .start();
    }

    private static URI addressOf(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        assertThat(line).contains(" serves http://127.0.0.1:");
        return URI.create(line.replaceFirst(".* serves (\\S+) .*", "$1"));
    }

    private void post(URI uri, String json) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(json)).build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
    }

    /** Waits until the host accepts no more requests, so that the next steps happen during its shutdown. */
    private void awaitRefusal(URI address) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("health")).build();
        while (true) {
            try {
                client.send(request, BodyHandlers.discarding());
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("the latch was not released within a minute");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
