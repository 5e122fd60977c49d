package org.webhooks4j.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.admin.Outcome.CONNECTION_LOST;
import static org.webhooks4j.admin.Outcome.CONNECT_FAILURE;
import static org.webhooks4j.admin.Outcome.DNS_FAILURE;
import static org.webhooks4j.admin.Outcome.TIMEOUT;
import static org.webhooks4j.admin.Outcome.UNSENDABLE;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

class PolicedClientTest extends ClientTest {

    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void theRequestArrivesAsItWasGiven(String host) throws Exception {
        LinkedBlockingQueue<String> requests = new LinkedBlockingQueue<>();
        HostileServer server = server(peer -> {
            requests.add(peer.readRequest());
            peer.write(ANSWER);
        });
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", "msg_1");
        headers.put("Content-Type", "application/json");

        answer(client().send(new TransportRequest(
                URI.create("http://" + host + ":" + server.port() + "/a%20b?c=%2F&d=1"),
                headers,
                "{\"a\":1}".getBytes(StandardCharsets.UTF_8),
                LONG)));

        String request = requests.poll(30, TimeUnit.SECONDS);
        assertThat(request)
                .startsWith("POST /a%20b?c=%2F&d=1 HTTP/1.1\r\n")
                .contains("\r\nHost: " + host + ":" + server.port() + "\r\n")
                .contains("\r\nwebhook-id: msg_1\r\n")
                .contains("\r\nContent-Type: application/json\r\n")
                .contains("\r\nContent-Length: 7\r\n")
                .endsWith("\r\n\r\n{\"a\":1}")
                .doesNotContainIgnoringCase("proxy-")
                .doesNotContainIgnoringCase("upgrade");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aConnectionIsUsedAgain(String host) throws Exception {
        HostileServer server = server(peer -> {
            while (peer.readRequest() != null) {
                peer.write(ANSWER);
            }
        });
        PolicedClient client = client();
        String url = "http://" + host + ":" + server.port() + "/";

        TransportResponse first = answer(client.send(request(url)));
        TransportResponse second = answer(client.send(request(url)));

        assertThat(server.connections()).isEqualTo(1);
        assertThat(first.address()).isEqualTo("127.0.0.1");
        assertThat(second.address()).isEqualTo("127.0.0.1");
        assertThat(second.connected()).isNull();
    }

    @Test
    void hostsOnOneServerDoNotShareConnections() throws Exception {
        HostileServer server = server(peer -> {
            while (peer.readRequest() != null) {
                peer.write(ANSWER);
            }
        });
        PolicedClient client = client();

        answer(client.send(request("http://one.example:" + server.port() + "/")));
        answer(client.send(request("http://two.example:" + server.port() + "/")));
        answer(client.send(request("http://one.example:" + server.port() + "/")));

        assertThat(server.connections()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aRequestThatFindsItsConnectionClosedIsSentAgainOnce(String host) throws Exception {
        AtomicInteger connections = new AtomicInteger();
        HostileServer server = server(peer -> {
            peer.readRequest();
            if (connections.incrementAndGet() == 2) {
                peer.write(ANSWER);
            }
        });
        PolicedClient client = client();
        String url = "http://" + host + ":" + server.port() + "/";

        assertThat(answer(client.send(request(url))).statusCode()).isEqualTo(200);
        assertThat(failure(client.send(request(url))).outcome()).isEqualTo(CONNECTION_LOST);
        assertThat(server.connections()).isEqualTo(4);
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
                client().send(request("http://" + host + ":" + server.port() + "/"));
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        result.cancel(false);

        server.awaitFirstEnd();
    }

    @Test
    void closingEndsWhatIsOnItsWay() throws Exception {
        HostileServer server = server(Peer::awaitEnd);
        PolicedClient client = client();
        CompletableFuture<TransportResponse> result =
                client.send(request("http://hooks.example:" + server.port() + "/"));

        client.close();

        assertThat(failure(result).outcome()).isEqualTo(CONNECTION_LOST);
        assertThat(failure(client.send(request("http://127.0.0.1/"))).outcome()).isEqualTo(CONNECT_FAILURE);
    }

    @Test
    void theBeginningOfALongBodyIsKept() throws Exception {
        String body = "é".repeat(20_000);
        HostileServer server = server(peer -> {
            while (peer.readRequest() != null) {
                peer.write("HTTP/1.1 500 No\r\nContent-Length: 40001\r\n\r\nx" + body.replace("é", "\u00c3\u00a9"));
            }
        });
        PolicedClient client = client();

        TransportResponse response = answer(client.send(request("http://127.0.0.1:" + server.port() + "/")));
        answer(client.send(request("http://127.0.0.1:" + server.port() + "/")));

        assertThat(response.bodyTruncated()).isTrue();
        assertThat(response.body()).isEqualTo("x" + body.substring(0, 8191));
        assertThat(server.connections()).as("the rest was read").isEqualTo(1);
    }

    @Test
    void headersAreKeptInLowerCaseAndWithinBounds() throws Exception {
        HostileServer server = server(peer -> {
            peer.readRequest();
            peer.write("HTTP/1.1 503 No\r\nRetry-After: 7\r\n" + "A-Filler: 0123456789\r\n".repeat(5000)
                    + "Content-Length: 0\r\n\r\n");
        });

        Map<String, List<String>> headers = answer(client().send(request("http://127.0.0.1:" + server.port() + "/")))
                .headers();

        assertThat(headers).containsEntry("retry-after", List.of("7")).containsKey("a-filler");
        assertThat(headers.toString()).hasSizeLessThan(2 * ResponseHeaders.MAX_KEPT_CHARS);
    }

    @Test
    void aClosedPortIsAConnectFailure() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        PolicedClient client = client();

        TransportException direct = failure(client.send(request("http://127.0.0.1:" + port + "/")));
        TransportException byName = failure(client.send(request("http://hooks.example:" + port + "/")));

        assertThat(direct.outcome()).isEqualTo(CONNECT_FAILURE);
        assertThat(byName.outcome()).isEqualTo(CONNECT_FAILURE);
        assertThat(byName).hasMessageContaining("127.0.0.1 port " + port);
        assertThat(byName.address()).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1", "http://hooks.example", "https://hooks.example"})
    void aConnectionThatNobodyTakesIsAConnectFailure(String server) throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 10; i++) {
                SocketChannel waiting = closedAfterwards(SocketChannel.open());
                waiting.configureBlocking(false);
                waiting.connect(full.getLocalSocketAddress());
            }
            PolicedClient client = client(LOOPBACK_ALLOWED, Duration.ofMillis(300), name -> addresses("127.0.0.1"));

            TransportException failure = failure(client.send(request(server + ":" + full.getLocalPort() + "/")));

            assertThat(failure.outcome()).isEqualTo(CONNECT_FAILURE);
        }
    }

    @Test
    void theNextAddressIsTriedWhenOneDoesNotTakeTheConnection() throws Exception {
        HostileServer server = server(peer -> {
            peer.readRequest();
            peer.write(ANSWER);
        });
        PolicedClient client = client(
                AddressRules.standard().allow("127.0.0.0/8"),
                Duration.ofSeconds(5),
                name -> addresses("127.0.0.9", "127.0.0.1"));

        TransportResponse response = answer(client.send(request("http://hooks.example:" + server.port() + "/")));

        assertThat(response.address()).isEqualTo("127.0.0.1");
        assertThat(response.connected()).isPositive();
    }

    @Test
    void aNameWithoutAddressIsADnsFailure() throws Exception {
        PolicedClient client = client(LOOPBACK_ALLOWED, Duration.ofSeconds(5), name -> {
            throw new UnknownHostException(name);
        });

        assertThat(failure(client.send(request("http://hooks.example/"))).outcome())
                .isEqualTo(DNS_FAILURE);
        assertThat(failure(client.send(request("https://hooks.example/"))).outcome())
                .isEqualTo(DNS_FAILURE);
    }

    @Test
    void aSilentNameServerHoldsNobodyUp() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        HostileServer server = server(peer -> {
            peer.readRequest();
            peer.write(ANSWER);
        });
        AtomicInteger asked = new AtomicInteger();
        PolicedClient client = client(LOOPBACK_ALLOWED, Duration.ofSeconds(5), name -> {
            if (name.equals("silent.example")) {
                asked.incrementAndGet();
                try {
                    released.await(60, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    throw new UnknownHostException(name);
                }
            }
            return addresses("127.0.0.1");
        });
        List<CompletableFuture<TransportResponse>> silent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            silent.add(client.send(request("http://silent.example/" + i, Duration.ofMillis(300))));
        }

        assertThat(answer(client.send(request("http://hooks.example:" + server.port() + "/")))
                        .statusCode())
                .isEqualTo(200);
        for (CompletableFuture<TransportResponse> result : silent) {
            assertThat(failure(result).outcome()).isEqualTo(TIMEOUT);
        }
        assertThat(asked).as("lookups of one name at a time").hasValue(1);
        released.countDown();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:secret@hooks.example/",
                "http://under_score.example/",
                "ftp://hooks.example/",
                "http:///path",
                "/path",
                "http://hooks.example:70000/"
            })
    void aUrlThatCannotBeCalledIsUnsendable(String url) throws Exception {
        TransportException failure = failure(client().send(request(url)));

        assertThat(failure.outcome()).isEqualTo(UNSENDABLE);
        assertThat(failure).hasMessageNotContaining("secret");
    }

    @Test
    void headersThatCouldForgeOrBreakARequestAreUnsendable() throws Exception {
        for (String name : List.of(
                "Transfer-Encoding",
                "Content-Length",
                "Host",
                "Proxy-Authorization",
                "Proxy-Anything",
                "bad name",
                "")) {
            assertThat(failure(sendWith(Map.of(name, "secret"))).outcome())
                    .as(name)
                    .isEqualTo(UNSENDABLE);
        }
        assertThat(failure(sendWith(Map.of("X-Key", "secret\r\nX-Other: 1"))))
                .hasMessageContaining("X-Key")
                .hasMessageNotContaining("secret")
                .hasNoCause();
        assertThat(failure(sendWith(Map.of("X-Key", "secr\u00e9t"))).outcome()).isEqualTo(UNSENDABLE);
        assertThat(failure(sendWith(Map.of("webhook-id", "1", "Webhook-Id", "2")))
                        .outcome())
                .isEqualTo(UNSENDABLE);
    }

    private CompletableFuture<TransportResponse> sendWith(Map<String, String> headers) {
        return client().send(new TransportRequest(URI.create("http://127.0.0.1/"), headers, new byte[0], LONG));
    }
}
