package org.webhooks4j.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.admin.Outcome.SENDER_FAILURE;
import static org.webhooks4j.admin.Outcome.TIMEOUT;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportResponse;

/** Tests of the resources that a thousand unanswered requests use, and of deadlines. */
abstract class HangingRequestTests extends TransportTests {

    private static final int REQUESTS = 1000;

    /** The maximum number of threads: for deadlines, for name lookups, and for a client with its own threads. */
    private static final int MAX_THREADS = 16;

    private static final long MAX_BYTES_EACH = 64 * 1024;

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aThousandHangingRequestsHoldNoThreadsAndLittleMemory(String host) throws Exception {
        InetAddress loopback = AddressTexts.of("127.0.0.1").get(0);
        HostileServer healthy = healthyServer();
        HttpTransport transport = made();
        answer(transport.send(request("http://" + host + ":" + healthy.port() + "/")));
        int threadsBefore = threads();
        long bytesBefore = liveBytes();
        List<CompletableFuture<TransportResponse>> results = new ArrayList<>();
        List<Socket> connections = new ArrayList<>();
        try (ServerSocket silent = new ServerSocket(0, REQUESTS, loopback)) {
            for (int i = 0; i < REQUESTS; i++) {
                results.add(transport.send(
                        request("http://" + host + ":" + silent.getLocalPort() + "/" + i, Duration.ofMinutes(5))));
            }
            for (int i = 0; i < REQUESTS; i++) {
                Socket connection = closedAfterwards(silent.accept());
                connection.setSoTimeout(60_000);
                connections.add(connection);
                readHead(connection);
            }

            assertThat(threads() - threadsBefore).isLessThan(MAX_THREADS);
            assertThat((liveBytes() - bytesBefore) / REQUESTS).isLessThan(MAX_BYTES_EACH);
            assertThat(answer(transport.send(request("http://" + host + ":" + healthy.port() + "/")))
                            .statusCode())
                    .isEqualTo(200);

            ((AutoCloseable) transport).close();
            for (CompletableFuture<TransportResponse> result : results) {
                assertThat(failure(result).outcome()).isEqualTo(SENDER_FAILURE);
            }
            for (Socket connection : connections) {
                expectEnd(connection);
            }
        }
    }

    @Test
    void eachRequestEndsAtItsOwnDeadlineWhateverWasSentBefore() throws Exception {
        InetAddress loopback = AddressTexts.of("127.0.0.1").get(0);
        HttpTransport transport = made();
        try (ServerSocket silent = new ServerSocket(0, 10, loopback)) {
            String url = "http://127.0.0.1:" + silent.getLocalPort() + "/";
            CompletableFuture<TransportResponse> patient = transport.send(request(url, Duration.ofMinutes(5)));
            CompletableFuture<TransportResponse> second = transport.send(request(url, SHORT.multipliedBy(2)));
            CompletableFuture<TransportResponse> first = transport.send(request(url, SHORT));

            assertThat(failure(first).outcome()).isEqualTo(TIMEOUT);
            assertThat(failure(second).outcome()).isEqualTo(TIMEOUT);
            assertThat(failure(transport.send(request(url, SHORT))).outcome()).isEqualTo(TIMEOUT);
            assertThat(patient).isNotDone();
        }
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static long liveBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void readHead(Socket connection) throws IOException {
        assertThat(connection.getInputStream().read()).isEqualTo('P');
    }

    private static void expectEnd(Socket connection) {
        try {
            connection.getInputStream().readAllBytes();
        } catch (IOException e) {
            assertThat(e).isNotInstanceOf(java.net.SocketTimeoutException.class);
        }
    }
}
