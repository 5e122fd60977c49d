package org.webhooks4j.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.admin.Outcome.ADDRESS_REFUSED;
import static org.webhooks4j.admin.Outcome.CONNECT_FAILURE;
import static org.webhooks4j.admin.Outcome.TIMEOUT;
import static org.webhooks4j.admin.Outcome.TLS_FAILURE;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportException;

/** Tests that requests go through a proxy only if one is set, and then all of them. */
abstract class ProxyTests extends TransportTests {

    private static final TransportSetup.Resolver NOBODY_ASKS = name -> {
        throw new AssertionError("only the proxy may look it up: " + name);
    };

    private HostileServer tlsServer(TestCertificateAuthority.Holder holder) {
        return closedAfterwards(
                HostileServer.start(TestCertificateAuthority.showing(holder), TransportTests::answerAll));
    }

    private HttpTransport through(ForwardingProxy proxy) {
        return made(setup().proxy(proxy.address()).resolver(NOBODY_ASKS));
    }

    @Test
    void requestsWithTlsGoThroughATunnel() throws Exception {
        HostileServer server = tlsServer(AUTHORITY.issue("hooks.example"));
        ForwardingProxy proxy = closedAfterwards(ForwardingProxy.to(addressOf(server)));
        HttpTransport transport = through(proxy);
        String url = "https://hooks.example:" + server.port() + "/";

        assertThat(answer(transport.send(request(url))).statusCode()).isEqualTo(200);
        assertThat(answer(transport.send(request(url))).statusCode()).isEqualTo(200);

        assertThat(proxy.requestLines()).containsExactly("CONNECT hooks.example:" + server.port() + " HTTP/1.1");
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void requestsWithoutTlsGoThroughTheProxyToo() throws Exception {
        HostileServer server = healthyServer();
        ForwardingProxy proxy = closedAfterwards(ForwardingProxy.to(addressOf(server)));

        assertThat(answer(through(proxy).send(request("http://hooks.example:" + server.port() + "/a?b=c")))
                        .statusCode())
                .isEqualTo(200);

        assertThat(proxy.requestLines())
                .containsExactly("POST http://hooks.example:" + server.port() + "/a?b=c HTTP/1.1");
    }

    @Test
    void aTunnelDoesNotMakeAnybodyTrusted() throws Exception {
        HostileServer server = tlsServer(AUTHORITY.issue("other.example"));
        ForwardingProxy proxy = closedAfterwards(ForwardingProxy.to(addressOf(server)));

        assertThat(failure(through(proxy).send(request("https://hooks.example/")))
                        .outcome())
                .isEqualTo(TLS_FAILURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://127.0.0.2/", "http://[::1]/", "http://2130706434/", "https://db.internal.example/"})
    void whatThePolicyForbidsWithoutALookUpIsNotAskedOfTheProxy(String url) throws Exception {
        ForwardingProxy proxy = closedAfterwards(ForwardingProxy.to(addressOf(healthyServer())));
        HttpTransport transport = made(setup().proxy(proxy.address())
                .addressPolicy(AddressRules.standard().deny("*.internal.example"))
                .resolver(NOBODY_ASKS));

        assertThat(failure(transport.send(request(url))).outcome()).isEqualTo(ADDRESS_REFUSED);
        assertThat(proxy.requestLines()).isEmpty();
    }

    @Test
    void aProxyThatRefusesIsNotTakenForTheReceiver() throws Exception {
        HostileServer proxy = server(peer -> {
            peer.readRequest();
            peer.write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
        });
        HttpTransport transport = made(setup().proxy(addressOf(proxy)).resolver(NOBODY_ASKS));

        TransportException failure = failure(transport.send(request("https://hooks.example/")));

        assertThat(failure.outcome()).isEqualTo(CONNECT_FAILURE);
        assertThat(failure).hasMessageContaining("403");
    }

    @Test
    void aProxyThatDoesNotAnswerHoldsNobodyUp() throws Exception {
        HostileServer proxy = server(RawConnection::awaitEnd);
        HttpTransport transport = made(setup().proxy(addressOf(proxy)).resolver(NOBODY_ASKS));

        TransportException failure = failure(transport.send(request("https://hooks.example/", SHORT)));

        assertThat(failure.outcome()).isEqualTo(TIMEOUT);
        proxy.awaitFirstEnd();
    }

    @Test
    void theProxiesOfThePlatformAreNotUsed() throws Exception {
        HostileServer server = healthyServer();
        HostileServer proxy = healthyServer();
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(new EverythingThrough(addressOf(proxy)));
        try {
            HttpTransport transport = made();

            answer(transport.send(request("http://hooks.example:" + server.port() + "/", Duration.ofSeconds(10))));
            answer(transport.send(request("http://127.0.0.1:" + server.port() + "/", Duration.ofSeconds(10))));
        } finally {
            ProxySelector.setDefault(before);
        }

        assertThat(proxy.connections()).isZero();
    }

    /** A proxy selector that a host might set for the whole JVM. */
    private static final class EverythingThrough extends ProxySelector {

        private final InetSocketAddress proxy;

        EverythingThrough(InetSocketAddress proxy) {
            this.proxy = proxy;
        }

        @Override
        public List<Proxy> select(URI uri) {
            return List.of(new Proxy(Proxy.Type.HTTP, proxy));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, java.io.IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
