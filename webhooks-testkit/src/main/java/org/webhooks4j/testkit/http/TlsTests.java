package org.webhooks4j.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.admin.Outcome.CONNECT_FAILURE;
import static org.webhooks4j.admin.Outcome.TIMEOUT;
import static org.webhooks4j.admin.Outcome.TLS_FAILURE;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportResponse;

/** Tests of which servers a transport accepts over TLS. */
abstract class TlsTests extends TransportTests {

    private static final String[] NAMES = {"127.0.0.1", "hooks.example"};

    private HostileServer server(TestCertificateAuthority.Holder holder) {
        return closedAfterwards(
                HostileServer.start(TestCertificateAuthority.showing(holder), TransportTests::answerAll));
    }

    private void refuses(HttpTransport transport, String host, HostileServer server) throws Exception {
        assertThat(failure(transport.send(request("https://" + host + ":" + server.port() + "/")))
                        .outcome())
                .isEqualTo(TLS_FAILURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aTrustedCertificateForTheHostIsAccepted(String host) throws Exception {
        HostileServer server = server(AUTHORITY.issue(NAMES));

        TransportResponse response = answer(made().send(request("https://" + host + ":" + server.port() + "/")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.address()).isEqualTo("127.0.0.1");
    }

    /**
     * An HTTP/2 connection has a limit of streams, and its end would fail all requests on it, although the receivers
     * are not at fault.
     */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aServerThatPrefersHttp2IsAskedInHttp11(String host) throws Exception {
        Queue<String> requests = new ConcurrentLinkedQueue<>();
        HostileServer server = preferringHttp2(peer -> {
            String protocol = ((SSLSocket) peer.socket()).getApplicationProtocol();
            for (String request = peer.readRequest(); request != null; request = peer.readRequest()) {
                requests.add(protocol + " " + request);
                peer.write(ANSWER);
            }
        });
        // A hundred concurrent handshakes take a while.
        HttpTransport transport = made(setup().connectTimeout(Duration.ofMinutes(1)));
        List<CompletableFuture<TransportResponse>> results = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            results.add(
                    transport.send(request("https://" + host + ":" + server.port() + "/" + i, Duration.ofMinutes(1))));
        }

        for (CompletableFuture<TransportResponse> result : results) {
            assertThat(result.get(2, TimeUnit.MINUTES).statusCode()).isEqualTo(200);
        }
        assertThat(requests)
                .as("each is sent once")
                .hasSize(100)
                .allMatch(request -> request.contains(" HTTP/1.1\r\n"))
                .noneMatch(request -> request.startsWith("h2"))
                .noneMatch(request -> request.toLowerCase(Locale.ROOT).contains("\r\nproxy-"));
    }

    private HostileServer preferringHttp2(HostileServer.Script script) throws Exception {
        SSLServerSocket socket = (SSLServerSocket) TestCertificateAuthority.showing(AUTHORITY.issue(NAMES))
                .getServerSocketFactory()
                .createServerSocket(0, 200, AddressTexts.of("127.0.0.1").get(0));
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
        socket.setSSLParameters(parameters);
        return closedAfterwards(HostileServer.on(socket, script));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aSelfSignedCertificateIsRefused(String host) throws Exception {
        refuses(made(), host, server(TestCertificateAuthority.selfSigned(NAMES)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aCertificateOfAnotherAuthorityIsRefused(String host) throws Exception {
        refuses(made(), host, server(new TestCertificateAuthority("Another authority").issue(NAMES)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aCertificateOfAnAuthorityOfTheSameNameIsRefused(String host) throws Exception {
        refuses(made(), host, server(new TestCertificateAuthority("The tests' authority").issue(NAMES)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aCertificateForAnotherHostIsRefused(String host) throws Exception {
        refuses(made(), host, server(AUTHORITY.issue("other.example", "127.0.0.3")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aContextThatTrustsEverybodyStillWantsTheCertificateOfTheHost(String host) throws Exception {
        SSLContext credulous = SSLContext.getInstance("TLS");
        credulous.init(null, new TrustManager[] {new Credulous()}, null);
        HttpTransport transport = made(setup().sslContext(credulous));
        HostileServer right = server(TestCertificateAuthority.selfSigned(NAMES));

        answer(transport.send(request("https://" + host + ":" + right.port() + "/")));
        refuses(transport, host, server(TestCertificateAuthority.selfSigned("other.example")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void anExpiredCertificateIsRefused(String host) throws Exception {
        Instant now = Clock.systemUTC().instant();
        Duration day = Duration.ofDays(1);
        refuses(made(), host, server(AUTHORITY.issue(now.minus(day), now.minusSeconds(60), NAMES)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aCertificateOfTheFutureIsRefused(String host) throws Exception {
        Instant now = Clock.systemUTC().instant();
        Duration day = Duration.ofDays(1);
        refuses(made(), host, server(AUTHORITY.issue(now.plusSeconds(3600), now.plus(day), NAMES)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aServerWithoutTlsIsRefused(String host) throws Exception {
        refuses(made(), host, server(peer -> {
            peer.write("HTTP/1.1 400 Speak TLS not\r\n\r\n");
            peer.awaitEnd();
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aServerThatClosesDuringTheHandshakeIsRefused(String host) throws Exception {
        refuses(made(), host, server(RawConnection::close));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aHandshakeThatStallsEndsInTime(String host) throws Exception {
        HostileServer server = server(RawConnection::awaitEnd);
        HttpTransport transport = made(setup().connectTimeout(SHORT));
        String url = "https://" + host + ":" + server.port() + "/";

        assertThat(failure(transport.send(request(url, Duration.ofSeconds(1)))).outcome())
                .isIn(CONNECT_FAILURE, TIMEOUT);
        server.awaitFirstEnd();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aHandshakeThatStallsPastTheDeadlineIsGivenUp(String host) throws Exception {
        HostileServer server = server(RawConnection::awaitEnd);
        String url = "https://" + host + ":" + server.port() + "/";

        assertThat(failure(made().send(request(url, SHORT))).outcome()).isEqualTo(TIMEOUT);
        server.awaitFirstEnd();
    }

    /** Trusts every certificate, as many programs do. */
    private static final class Credulous implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new AssertionError("the transport is no server");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // Accepts every certificate.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
