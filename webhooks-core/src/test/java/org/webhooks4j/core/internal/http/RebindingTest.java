package org.webhooks4j.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.admin.Outcome.ADDRESS_REFUSED;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportResponse;

/** A name server that changes its answer cannot lead a request to an address that the policy forbids. */
class RebindingTest extends ClientTest {

    private static final String FORBIDDEN = "127.0.0.2";

    private final AtomicInteger lookups = new AtomicInteger();

    private HostileServer server(String scheme) {
        HostileServer.Script closesAfterEach = peer -> {
            peer.readRequest();
            peer.write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        };
        return closedAfterwards(HostileServer.start(
                scheme.equals("https") ? Certificates.server("hooks.example").sslContext() : null, closesAfterEach));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void everyConnectionGoesToTheVeryAddressThatWasChecked(String scheme) throws Exception {
        HostileServer allowed = server(scheme);
        try (ForbiddenServer forbidden = new ForbiddenServer(allowed.port())) {
            PolicedClient client = client(
                    LOOPBACK_ALLOWED,
                    Duration.ofSeconds(5),
                    name -> addresses(lookups.getAndIncrement() % 2 == 0 ? "127.0.0.1" : FORBIDDEN));
            String url = scheme + "://hooks.example:" + allowed.port() + "/hook";

            for (int round = 0; round < 20; round++) {
                TransportResponse response = answer(client.send(request(url)));
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.address()).isEqualTo("127.0.0.1");

                TransportException failure = failure(client.send(request(url)));
                assertThat(failure.outcome()).isEqualTo(ADDRESS_REFUSED);
                assertThat(failure).hasMessageContaining(FORBIDDEN);
            }
            assertThat(lookups).as("one for each connection").hasValue(40);
            assertThat(forbidden.wasCalled()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void oneForbiddenAddressSpoilsTheWholeAnswer(String scheme) throws Exception {
        HostileServer allowed = server(scheme);
        PolicedClient client =
                client(LOOPBACK_ALLOWED, Duration.ofSeconds(5), name -> addresses("127.0.0.1", FORBIDDEN));

        TransportException failure =
                failure(client.send(request(scheme + "://hooks.example:" + allowed.port() + "/hook")));

        assertThat(failure.outcome()).isEqualTo(ADDRESS_REFUSED);
        assertThat(allowed.connections()).isZero();
    }

    @Test
    void aRefusedAddressIsNotLookedUpAgain() throws Exception {
        PolicedClient client = client(LOOPBACK_ALLOWED, Duration.ofSeconds(5), name -> {
            lookups.incrementAndGet();
            return addresses(FORBIDDEN);
        });

        assertThat(failure(client.send(request("http://hooks.example/"))).outcome())
                .isEqualTo(ADDRESS_REFUSED);
        assertThat(lookups).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.2/", "https://[::1]/", "http://169.254.169.254/", "http://2130706434/"})
    void aForbiddenAddressInTheUrlIsRefusedBeforeAnythingIsDialled(String url) throws Exception {
        assertThat(failure(client().send(request(url))).outcome()).isEqualTo(ADDRESS_REFUSED);
    }

    @Test
    void aPolicyThatFailsRefuses() throws Exception {
        PolicedClient client = client(
                (host, address) -> {
                    throw new IllegalStateException("no rules today");
                },
                Duration.ofSeconds(5),
                name -> addresses("127.0.0.1"));

        TransportException failure = failure(client.send(request("http://hooks.example/")));

        assertThat(failure.outcome()).isEqualTo(ADDRESS_REFUSED);
        assertThat(failure).hasMessageContaining("no rules today");
    }

    @Test
    void aTrustedNameIsNotChecked() throws Exception {
        HostileServer server = server("http");
        PolicedClient client = client(
                AddressRules.standard().allow("localhost"), Duration.ofSeconds(5), name -> addresses("127.0.0.1"));

        assertThat(answer(client.send(request("http://localhost:" + server.port() + "/")))
                        .statusCode())
                .isEqualTo(200);
    }

    /** Listens where nobody may go. */
    private static final class ForbiddenServer implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket();

        ForbiddenServer(int port) throws Exception {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}), port));
            socket.setSoTimeout(1);
        }

        boolean wasCalled() throws Exception {
            try {
                socket.accept().close();
                return true;
            } catch (SocketTimeoutException e) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
