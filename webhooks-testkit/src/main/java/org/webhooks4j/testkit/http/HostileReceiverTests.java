package org.webhooks4j.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/**
 * Tests that a request to a misbehaving server ends once, in time and with the right outcome, while other requests are
 * served.
 */
abstract class HostileReceiverTests extends TransportTests {

    private static final TransportSetup SETUP =
            setup().addressPolicy(AddressRules.standard().allow("127.0.0.0/8"));

    @ParameterizedTest
    @EnumSource
    void aServerOnAnAddressCannotDoHarm(Misbehaviour misbehaviour) throws Exception {
        endsAsExpected(misbehaviour, made(SETUP), "127.0.0.1");
    }

    @ParameterizedTest
    @EnumSource
    void aServerWithANameCannotDoHarm(Misbehaviour misbehaviour) throws Exception {
        endsAsExpected(misbehaviour, made(SETUP), "hostile.example");
    }

    @ParameterizedTest
    @EnumSource(names = {"NEVER_ANSWERS", "DRIPS_HEADERS", "DRIPS_THE_BODY", "ENDLESS_BODY", "ENDLESS_HEADERS"})
    void aConnectionThatBringsNothingIsClosed(Misbehaviour misbehaviour) throws Exception {
        HttpTransport transport = made(SETUP);
        for (String host : List.of("127.0.0.1", "hostile.example")) {
            try (HostileServer server = HostileServer.start(misbehaviour::play)) {
                // The client fails to close the first connection that violates the protocol.
                assertThat(send(transport, host, server.port(), SHORT)).failsWithin(Duration.ofSeconds(30));
                assertThat(send(transport, host, server.port(), SHORT)).failsWithin(Duration.ofSeconds(30));

                server.awaitFirstEnd();
            }
        }
    }

    private void endsAsExpected(Misbehaviour misbehaviour, HttpTransport transport, String host) throws Exception {
        HostileServer healthy = healthyServer();
        try (HostileServer server = HostileServer.start(misbehaviour::play)) {
            boolean waits = misbehaviour.end().failures().contains(Outcome.TIMEOUT);
            CompletableFuture<TransportResponse> harmed = send(transport, host, server.port(), waits ? SHORT : LONG);
            CompletableFuture<TransportResponse> unharmed = send(transport, host, healthy.port(), LONG);

            assertThat(unharmed.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
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
            TransportException failure = failure(e);
            assertThat(failure.outcome()).as(failure.toString()).isIn(end.failures());
            assertThat(failure.getMessage()).isNotBlank().doesNotContain("secret");
        }
    }

    private static CompletableFuture<TransportResponse> send(
            HttpTransport transport, String host, int port, Duration timeout) {
        return transport.send(new TransportRequest(
                URI.create("http://" + host + ":" + port + "/hook?token=secret"),
                Map.of("webhook-id", "msg_1", "X-Key", "secret"),
                "{\"secret\":1}".getBytes(StandardCharsets.UTF_8),
                timeout));
    }
}
