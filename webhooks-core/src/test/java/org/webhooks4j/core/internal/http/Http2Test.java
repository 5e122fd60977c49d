package org.webhooks4j.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.internal.net.ClientSettings;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/** HTTP/2, which the contract of all transports leaves open. */
class Http2Test {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HeldCertificate certificate = new HeldCertificate.Builder()
            .addSubjectAlternativeName("127.0.0.1")
            .addSubjectAlternativeName("hooks.example")
            .build();

    private PolicedClient client() {
        SSLContext trusting = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build()
                .sslContext();
        return new PolicedClient(new ClientSettings(
                AddressRules.standard().allow("127.0.0.1"),
                Duration.ofSeconds(5),
                trusting,
                Map.of(),
                null,
                name -> List.of(InetAddress.getAllByName("127.0.0.1"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void itIsSpokenWhereTheServerDoes(String host) throws Exception {
        try (MockWebServer server = new MockWebServer();
                PolicedClient client = client()) {
            server.useHttps(new HandshakeCertificates.Builder()
                    .heldCertificate(certificate)
                    .build()
                    .sslSocketFactory());
            server.start();
            URI uri = URI.create("https://" + host + ":" + server.getPort() + "/hook");
            List<CompletableFuture<TransportResponse>> results = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                server.enqueue(new MockResponse.Builder().code(200).body("fine").build());
                results.add(client.send(
                        new TransportRequest(uri, Map.of(), "{}".getBytes(StandardCharsets.UTF_8), TIMEOUT)));
            }

            for (CompletableFuture<TransportResponse> result : results) {
                assertThat(result.get(30, TimeUnit.SECONDS).body()).isEqualTo("fine");
            }
            RecordedRequest recorded = server.takeRequest(30, TimeUnit.SECONDS);
            assertThat(recorded.getVersion()).isEqualTo("HTTP/2");
            assertThat(recorded.getHeaders().toString()).doesNotContainIgnoringCase("proxy-");
        }
    }
}
