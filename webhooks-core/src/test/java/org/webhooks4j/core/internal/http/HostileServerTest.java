package org.webhooks4j.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/** Whatever a server does, a request ends once and in time, in the right class, and others are served meanwhile. */
class HostileServerTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final PolicedClient client = new PolicedClient(
            new ClientSettings(AddressRules.standard().allow("127.0.0.0/8"), Duration.ofSeconds(5), null, null),
            name -> List.of(InetAddress.getLoopbackAddress()));
    private final HostileServer healthy = HostileServer.start(peer -> {
        while (peer.readRequest() != null) {
            peer.write("HTTP/1.1 204 No Content\r\n\r\n");
        }
    });

    @AfterEach
    void close() {
        client.close();
        healthy.close();
    }

    @ParameterizedTest
    @EnumSource
    void aServerOnAnAddressCannotDoHarm(Misbehaviour misbehaviour) throws Exception {
        endsAsExpected(misbehaviour, "127.0.0.1");
    }

    @ParameterizedTest
    @EnumSource
    void aServerWithANameCannotDoHarm(Misbehaviour misbehaviour) throws Exception {
        endsAsExpected(misbehaviour, "hostile.example");
    }

    @ParameterizedTest
    @EnumSource(names = {"NEVER_ANSWERS", "DRIPS_HEADERS", "DRIPS_THE_BODY", "ENDLESS_BODY", "ENDLESS_HEADERS"})
    void aConnectionThatBringsNothingIsClosed(Misbehaviour misbehaviour) throws Exception {
        for (String host : List.of("127.0.0.1", "hostile.example")) {
            try (HostileServer server = HostileServer.start(misbehaviour::play)) {
                // The client forgets to close the first of those that break the protocol.
                assertThat(send(host, server.port(), SHORT)).failsWithin(Duration.ofSeconds(30));
                assertThat(send(host, server.port(), SHORT)).failsWithin(Duration.ofSeconds(30));

                server.awaitFirstEnd();
            }
        }
    }

    private void endsAsExpected(Misbehaviour misbehaviour, String host) throws Exception {
        try (HostileServer server = HostileServer.start(misbehaviour::play)) {
            boolean waits = misbehaviour.end().failures().contains(Outcome.TIMEOUT);
            CompletableFuture<TransportResponse> harmed = send(host, server.port(), waits ? SHORT : LONG);
            CompletableFuture<TransportResponse> unharmed = send(host, healthy.port(), LONG);

            assertThat(unharmed.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(204);
            expect(misbehaviour.end(), harmed);
        }
    }

    private static void expect(Misbehaviour.End end, CompletableFuture<TransportResponse> result) throws Exception {
        try {
            TransportResponse response = result.get(30, TimeUnit.SECONDS);
            assertThat(response.statusCode()).isEqualTo(end.status());
            assertThat(response.address()).isEqualTo("127.0.0.1");
            assertThat(response.firstByte()).isPositive();
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(TransportException.class);
            TransportException failure = (TransportException) e.getCause();
            assertThat(failure.outcome()).as(failure.toString()).isIn(end.failures());
            assertThat(failure.getMessage()).isNotBlank().doesNotContain("secret");
        }
    }

    private CompletableFuture<TransportResponse> send(String host, int port, Duration timeout) {
        return client.send(new TransportRequest(
                URI.create("http://" + host + ":" + port + "/hook?token=secret"),
                Map.of("webhook-id", "msg_1", "X-Key", "secret"),
                "{\"secret\":1}".getBytes(StandardCharsets.UTF_8),
                timeout));
    }
}
