package org.webhooks4j.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.admin.Outcome.CONNECTION_LOST;
import static org.webhooks4j.admin.Outcome.CONNECT_FAILURE;
import static org.webhooks4j.admin.Outcome.SENDER_FAILURE;
import static org.webhooks4j.admin.Outcome.TIMEOUT;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportResponse;

/** Tests of how connections are opened, reused and closed. */
abstract class ConnectionTests extends TransportTests {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aConnectionIsUsedAgain(String host) throws Exception {
        HostileServer server = healthyServer();
        HttpTransport transport = made();
        String url = "http://" + host + ":" + server.port() + "/";

        TransportResponse first = answer(transport.send(request(url)));
        TransportResponse second = answer(transport.send(request(url)));

        assertThat(server.connections()).isEqualTo(1);
        assertThat(first.address()).isEqualTo("127.0.0.1");
        assertThat(second.address()).isEqualTo("127.0.0.1");
        assertThat(second.connected()).isNull();
    }

    @Test
    void aConnectionOverTlsIsUsedAgain() throws Exception {
        HostileServer server = closedAfterwards(HostileServer.start(
                TestCertificateAuthority.showing(AUTHORITY.issue("hooks.example")), TransportTests::answerAll));
        HttpTransport transport = made();
        String url = "https://hooks.example:" + server.port() + "/";

        answer(transport.send(request(url)));
        answer(transport.send(request(url)));

        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void hostsOnOneServerDoNotShareConnections() throws Exception {
        HostileServer server = healthyServer();
        HttpTransport transport = made();

        answer(transport.send(request("http://one.example:" + server.port() + "/")));
        answer(transport.send(request("http://two.example:" + server.port() + "/")));
        answer(transport.send(request("http://one.example:" + server.port() + "/")));

        assertThat(server.connections()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aRequestThatFindsItsConnectionClosedIsSentAgain(String host) throws Exception {
        AtomicInteger connections = new AtomicInteger();
        HostileServer server = server(peer -> {
            boolean first = connections.incrementAndGet() == 1;
            peer.readRequest();
            peer.write(ANSWER);
            peer.readRequest();
            if (!first) {
                peer.write(ANSWER);
            }
        });
        HttpTransport transport = made();
        String url = "http://" + host + ":" + server.port() + "/";

        answer(transport.send(request(url)));

        assertThat(answer(transport.send(request(url))).statusCode()).isEqualTo(200);
        assertThat(server.connections()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aRequestIsSentAgainOnceOnly(String host) throws Exception {
        AtomicInteger connections = new AtomicInteger();
        HostileServer server = server(peer -> {
            if (peer.readRequest() != null && connections.incrementAndGet() == 1) {
                peer.write(ANSWER);
                peer.readRequest();
            }
        });
        HttpTransport transport = made();
        String url = "http://" + host + ":" + server.port() + "/";

        answer(transport.send(request(url)));

        assertThat(failure(transport.send(request(url))).outcome()).isEqualTo(CONNECTION_LOST);
        assertThat(server.connections()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aRequestWhoseAnswerHasBegunIsNotSentAgain(String host) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HostileServer server = server(peer -> {
            while (peer.readRequest() != null) {
                if (requests.incrementAndGet() == 2) {
                    peer.write("HTTP/1.1 2");
                    return;
                }
                peer.write(ANSWER);
            }
        });
        HttpTransport transport = made();
        String url = "http://" + host + ":" + server.port() + "/";

        answer(transport.send(request(url)));
        failure(transport.send(request(url)));

        assertThat(requests).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void whatComesAfterAnAnswerIsNotTheNextOne(String host) throws Exception {
        AtomicInteger connections = new AtomicInteger();
        HostileServer server = server(peer -> {
            boolean first = connections.incrementAndGet() == 1;
            while (peer.readRequest() != null) {
                peer.write(first ? ANSWER + "HTTP/1.1 201 Forged\r\nContent-Length: 0\r\n\r\n" : ANSWER);
            }
        });
        HttpTransport transport = made();
        String url = "http://" + host + ":" + server.port() + "/";

        answer(transport.send(request(url)));

        assertThat(answer(transport.send(request(url))).statusCode()).isEqualTo(200);
    }

    /** Bytes left in a client's buffer when a connection is reused would be the start of the next response. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 204 No Content\r\n\r\nabcde",
                "HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\nX-Swallow: ",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nabHTTP/1.1 200 OK\r\nX-Swallow: ",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab\r\n\r\nHTTP/1.1 200 OK\r\nX-Swallow: "
            })
    void noSurplusOfAnAnswerReachesTheNext(String answer) throws Exception {
        for (String host : List.of("127.0.0.1", "hooks.example")) {
            for (boolean tls : List.of(false, true)) {
                AtomicInteger requests = new AtomicInteger();
                HostileServer.Script script = peer -> {
                    while (peer.readRequest() != null) {
                        peer.write(
                                requests.incrementAndGet() % 2 == 1
                                        ? answer
                                        : "HTTP/1.1 500 Own\r\nContent-Length: 3\r\n\r\nown");
                    }
                };
                HostileServer server = closedAfterwards(HostileServer.start(
                        tls ? TestCertificateAuthority.showing(AUTHORITY.issue("127.0.0.1", "hooks.example")) : null,
                        script));
                HttpTransport transport = made();
                String url = (tls ? "https://" : "http://") + host + ":" + server.port() + "/";

                for (int round = 0; round < 5; round++) {
                    assertThat(answer(transport.send(request(url))).statusCode())
                            .isLessThan(300);
                    TransportResponse next = answer(transport.send(request(url)));
                    assertThat(next.statusCode()).isEqualTo(500);
                    assertThat(next.body()).isEqualTo("own");
                    assertThat(next.headers()).doesNotContainKey("x-swallow");
                }
                assertThat(requests).as("each is sent once").hasValue(10);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void cancellingClosesTheConnection(String host) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        HostileServer server = server(peer -> {
            peer.readRequest();
            asked.countDown();
            peer.awaitEnd();
        });

        CompletableFuture<TransportResponse> result =
                made().send(request("http://" + host + ":" + server.port() + "/"));
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        result.cancel(false);

        server.awaitFirstEnd();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aRequestThatHangsOnAConnectionUsedBeforeIsGivenUp(String host) throws Exception {
        HostileServer server = server(peer -> {
            peer.readRequest();
            peer.write(ANSWER);
            peer.readRequest();
            peer.awaitEnd();
        });
        HttpTransport transport = made();
        String url = "http://" + host + ":" + server.port() + "/";

        answer(transport.send(request(url)));
        assertThat(failure(transport.send(request(url, SHORT))).outcome()).isEqualTo(TIMEOUT);

        server.awaitFirstEnd();
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void closingEndsWhatIsOnItsWay() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        HostileServer server = server(peer -> {
            peer.readRequest();
            asked.countDown();
            peer.awaitEnd();
        });
        HttpTransport transport = made();
        CompletableFuture<TransportResponse> result =
                transport.send(request("http://hooks.example:" + server.port() + "/"));
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

        ((AutoCloseable) transport).close();

        assertThat(failure(result).outcome()).isEqualTo(SENDER_FAILURE);
        server.awaitFirstEnd();
        assertThat(failure(transport.send(request("http://127.0.0.1/"))).outcome())
                .isEqualTo(SENDER_FAILURE);
    }

    @Test
    void aClosedPortIsAConnectFailure() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        HttpTransport transport = made();

        TransportException direct = failure(transport.send(request("http://127.0.0.1:" + port + "/")));
        TransportException byName = failure(transport.send(request("http://hooks.example:" + port + "/")));

        assertThat(direct.outcome()).isEqualTo(CONNECT_FAILURE);
        assertThat(byName.outcome()).isEqualTo(CONNECT_FAILURE);
        assertThat(byName).hasMessageContaining("127.0.0.1 port " + port);
        assertThat(byName.address()).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1", "http://hooks.example", "https://hooks.example"})
    void aConnectionThatNobodyTakesIsAConnectFailure(String server) throws Exception {
        InetAddress loopback = AddressTexts.of("127.0.0.1").get(0);
        try (ServerSocket full = new ServerSocket(0, 1, loopback)) {
            for (int i = 0; i < 10; i++) {
                SocketChannel waiting = closedAfterwards(SocketChannel.open());
                waiting.configureBlocking(false);
                waiting.connect(full.getLocalSocketAddress());
            }
            HttpTransport transport = made(setup().connectTimeout(Duration.ofMillis(300)));

            TransportException failure = failure(transport.send(request(server + ":" + full.getLocalPort() + "/")));

            assertThat(failure.outcome()).isEqualTo(CONNECT_FAILURE);
        }
    }

    @Test
    void theNextAddressIsTriedWhenOneDoesNotTakeTheConnection() throws Exception {
        HostileServer server = healthyServer();
        HttpTransport transport =
                made(setup().addressPolicy(AddressRules.standard().allow("127.0.0.0/8"))
                        .resolver(name -> AddressTexts.of("127.0.0.9", "127.0.0.1")));

        TransportResponse response = answer(transport.send(request("http://hooks.example:" + server.port() + "/")));

        assertThat(response.address()).isEqualTo("127.0.0.1");
        assertThat(response.connected()).isPositive();
    }
}
