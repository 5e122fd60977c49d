package org.webhooks4j.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.spi.AddressPolicy;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/** A client and servers on loopback, all closed after each test. */
abstract class ClientTest {

    static final AddressPolicy LOOPBACK_ALLOWED = AddressRules.standard().allow("127.0.0.1");
    static final Duration LONG = Duration.ofSeconds(20);

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : opened) {
            closeable.close();
        }
    }

    <T extends AutoCloseable> T closedAfterwards(T closeable) {
        opened.add(closeable);
        return closeable;
    }

    PolicedClient client(AddressPolicy policy, Duration connectTimeout, NameResolver resolver) {
        return closedAfterwards(
                new PolicedClient(new ClientSettings(policy, connectTimeout, Certificates.client(), null), resolver));
    }

    /** A client for which every name stands for this machine. */
    PolicedClient client() {
        return client(LOOPBACK_ALLOWED, Duration.ofSeconds(5), name -> addresses("127.0.0.1"));
    }

    HostileServer server(HostileServer.Script script) {
        return closedAfterwards(HostileServer.start(script));
    }

    static List<InetAddress> addresses(String... texts) {
        List<InetAddress> addresses = new ArrayList<>();
        for (String text : texts) {
            try {
                addresses.addAll(List.of(InetAddress.getAllByName(text)));
            } catch (UnknownHostException e) {
                throw new AssertionError(e);
            }
        }
        return addresses;
    }

    static TransportRequest request(String url) {
        return request(url, LONG);
    }

    static TransportRequest request(String url, Duration timeout) {
        return new TransportRequest(
                URI.create(url), Map.of("webhook-id", "msg_1"), "{}".getBytes(StandardCharsets.UTF_8), timeout);
    }

    static TransportResponse answer(CompletableFuture<TransportResponse> result) throws Exception {
        return result.get(30, TimeUnit.SECONDS);
    }

    static TransportException failure(CompletableFuture<TransportResponse> result) throws Exception {
        try {
            throw new AssertionError("expected a failure, got " + result.get(30, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(TransportException.class);
            return (TransportException) e.getCause();
        }
    }
}
