package org.webhooks4j.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.admin.Outcome.CONNECTION_LOST;
import static org.webhooks4j.admin.Outcome.TLS_FAILURE;
import static org.webhooks4j.admin.Outcome.UNSENDABLE;

import java.util.Map;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportException;

/** Tests of client certificates, for a whole transport and for single webhooks. */
abstract class TlsIdentityTests extends TransportTests {

    /** Starts a server that requires a client certificate and responds with its subject. */
    private HostileServer strictServer() throws Exception {
        SSLServerSocket socket = (SSLServerSocket) AUTHORITY
                .trusting(AUTHORITY.issue("hooks.example"))
                .getServerSocketFactory()
                .createServerSocket(0, 50, AddressTexts.of("127.0.0.1").get(0));
        socket.setNeedClientAuth(true);
        return closedAfterwards(HostileServer.on(socket, peer -> {
            while (peer.readRequest() != null) {
                String name = peer.certificateName();
                peer.write("HTTP/1.1 200 OK\r\nContent-Length: " + name.length() + "\r\n\r\n" + name);
            }
        }));
    }

    private static String url(HostileServer server) {
        return "https://hooks.example:" + server.port() + "/";
    }

    @Test
    void theTransportShowsItsCertificate() throws Exception {
        HostileServer server = strictServer();
        HttpTransport transport = made(setup().sslContext(AUTHORITY.trusting(AUTHORITY.issue("sender.example"))));

        assertThat(answer(transport.send(request(url(server)))).body()).isEqualTo("CN=sender.example");
    }

    @Test
    void whoHasNoCertificateIsRefused() throws Exception {
        TransportException failure = failure(made().send(request(url(strictServer()))));

        assertThat(failure.outcome()).isIn(TLS_FAILURE, CONNECTION_LOST);
    }

    @Test
    void eachWebhookShowsTheCertificateThatItNames() throws Exception {
        HostileServer server = strictServer();
        HttpTransport transport = made(setup().sslContext(AUTHORITY.trusting(AUTHORITY.issue("default.example")))
                .tlsIdentities(Map.of(
                        "one", AUTHORITY.trusting(AUTHORITY.issue("one.example")),
                        "two", AUTHORITY.trusting(AUTHORITY.issue("two.example")))));

        // A connection of one identity must never serve another.
        for (int round = 0; round < 3; round++) {
            assertThat(answer(transport.send(request(url(server), LONG, "one"))).body())
                    .isEqualTo("CN=one.example");
            assertThat(answer(transport.send(request(url(server), LONG, "two"))).body())
                    .isEqualTo("CN=two.example");
            assertThat(answer(transport.send(request(url(server)))).body()).isEqualTo("CN=default.example");
        }
        assertThat(server.connections()).isEqualTo(3);
        assertThat(transport.tlsIdentities()).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void anIdentityTrustsItsOwnAuthorityAlone() throws Exception {
        TestCertificateAuthority partners = new TestCertificateAuthority("A partner's authority");
        HostileServer partner = closedAfterwards(HostileServer.start(
                TestCertificateAuthority.showing(partners.issue("hooks.example")), TransportTests::answerAll));
        HttpTransport transport = made(setup().tlsIdentities(Map.of("partner", partners.trusting())));

        assertThat(answer(transport.send(request(url(partner), LONG, "partner")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(failure(transport.send(request(url(partner)))).outcome()).isEqualTo(TLS_FAILURE);
    }

    @Test
    void anUnknownIdentityIsUnsendable() throws Exception {
        TransportException failure = failure(made().send(request("https://hooks.example/", LONG, "nobody")));

        assertThat(failure.outcome()).isEqualTo(UNSENDABLE);
        assertThat(failure).hasMessageContaining("nobody");
    }
}
