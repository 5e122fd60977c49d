package org.webhooks4j.testkit.http;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/** Base class with a transport and servers on loopback, all closed after each test. */
abstract class TransportTests {

    static final Duration LONG = Duration.ofSeconds(20);
    static final Duration SHORT = Duration.ofMillis(300);
    static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    /** Issues the certificates of the servers that a transport should trust. */
    static final TestCertificateAuthority AUTHORITY = new TestCertificateAuthority("The tests' authority");

    private final List<AutoCloseable> opened = new ArrayList<>();

    abstract HttpTransport transport(TransportSetup setup);

    @AfterEach
    final void closeAll() throws Exception {
        for (AutoCloseable closeable : opened) {
            closeable.close();
        }
    }

    final <T extends AutoCloseable> T closedAfterwards(T closeable) {
        opened.add(closeable);
        return closeable;
    }

    static TransportSetup setup() {
        return TransportSetup.onLoopback(AUTHORITY.trusting());
    }

    final HttpTransport made(TransportSetup setup) {
        HttpTransport transport = transport(setup);
        if (transport instanceof AutoCloseable closeable) {
            opened.add(closeable);
        }
        return transport;
    }

    /** Creates a transport that resolves every name to this machine. */
    final HttpTransport made() {
        return made(setup());
    }

    final HostileServer server(HostileServer.Script script) {
        return closedAfterwards(HostileServer.start(script));
    }

    /** Starts a server that responds to every request on the same connection. */
    final HostileServer healthyServer() {
        return server(TransportTests::answerAll);
    }

    static void answerAll(RawConnection peer) throws java.io.IOException {
        while (peer.readRequest() != null) {
            peer.write(ANSWER);
        }
    }

    static InetSocketAddress addressOf(HostileServer server) {
        return new InetSocketAddress(AddressTexts.of("127.0.0.1").get(0), server.port());
    }

    static TransportRequest request(String url) {
        return request(url, LONG);
    }

    static TransportRequest request(String url, Duration timeout) {
        return request(url, timeout, null);
    }

    static TransportRequest request(String url, Duration timeout, @Nullable String tlsIdentity) {
        return new TransportRequest(
                "POST",
                URI.create(url),
                Map.of("webhook-id", "msg_1"),
                "{}".getBytes(StandardCharsets.UTF_8),
                timeout,
                tlsIdentity);
    }

    static TransportResponse answer(CompletableFuture<TransportResponse> result) throws Exception {
        return result.get(30, TimeUnit.SECONDS);
    }

    static TransportException failure(CompletableFuture<TransportResponse> result) throws Exception {
        TransportResponse answer;
        try {
            answer = result.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return failure(e);
        }
        throw new AssertionError("expected a failure, got " + answer);
    }

    static TransportException failure(ExecutionException e) {
        if (e.getCause() instanceof TransportException failure) {
            return failure;
        }
        throw new AssertionError("expected a failure of the transport", e);
    }
}
