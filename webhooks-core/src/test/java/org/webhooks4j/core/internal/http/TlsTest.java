package org.webhooks4j.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.admin.Outcome.CONNECT_FAILURE;
import static org.webhooks4j.admin.Outcome.TIMEOUT;
import static org.webhooks4j.admin.Outcome.TLS_FAILURE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.spi.TransportResponse;

class TlsTest extends ClientTest {

    private static final String[] NAMES = {"127.0.0.1", "hooks.example"};

    private HostileServer server(HandshakeCertificates certificates) {
        return closedAfterwards(HostileServer.start(certificates.sslContext(), peer -> {
            peer.readRequest();
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        }));
    }

    private void refuses(String host, HostileServer server) throws Exception {
        assertThat(failure(client().send(request("https://" + host + ":" + server.port() + "/")))
                        .outcome())
                .isEqualTo(TLS_FAILURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aTrustedCertificateForTheHostIsAccepted(String host) throws Exception {
        HostileServer server = server(Certificates.server(NAMES));

        TransportResponse response = answer(client().send(request("https://" + host + ":" + server.port() + "/")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.address()).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aSelfSignedCertificateIsRefused(String host) throws Exception {
        refuses(host, server(Certificates.selfSigned(NAMES)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aCertificateForAnotherHostIsRefused(String host) throws Exception {
        refuses(host, server(Certificates.server("other.example", "127.0.0.3")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void anExpiredCertificateIsRefused(String host) throws Exception {
        refuses(host, server(Certificates.expired(NAMES)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aServerWithoutTlsIsRefused(String host) throws Exception {
        refuses(host, server(peer -> {
            peer.write("HTTP/1.1 400 Speak TLS not\r\n\r\n");
            peer.awaitEnd();
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aServerThatClosesDuringTheHandshakeIsRefused(String host) throws Exception {
        refuses(host, server(Peer::close));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aHandshakeThatStallsEndsInTime(String host) throws Exception {
        HostileServer server = server(Peer::awaitEnd);
        PolicedClient client = client(LOOPBACK_ALLOWED, Duration.ofMillis(300), name -> addresses("127.0.0.1"));
        String url = "https://" + host + ":" + server.port() + "/";

        assertThat(failure(client.send(request(url, Duration.ofSeconds(1)))).outcome())
                .isIn(CONNECT_FAILURE, TIMEOUT);
        server.awaitFirstEnd();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void http2IsSpokenWhereTheServerDoes(String host) throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.useHttps(Certificates.server(NAMES).sslSocketFactory());
            server.start();
            PolicedClient client = client();
            String url = "https://" + host + ":" + server.getPort() + "/hook";
            List<CompletableFuture<TransportResponse>> results = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                server.enqueue(new MockResponse.Builder().code(200).body("fine").build());
                results.add(client.send(request(url)));
            }

            for (CompletableFuture<TransportResponse> result : results) {
                assertThat(answer(result).body()).isEqualTo("fine");
            }
            RecordedRequest recorded = server.takeRequest(30, TimeUnit.SECONDS);
            assertThat(recorded.getVersion()).isEqualTo("HTTP/2");
            assertThat(recorded.getHeaders().toString()).doesNotContainIgnoringCase("proxy-");
        }
    }
}
