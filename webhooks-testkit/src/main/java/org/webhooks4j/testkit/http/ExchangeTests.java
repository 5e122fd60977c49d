package org.webhooks4j.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.admin.Outcome.UNSENDABLE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/** Tests of requests on the wire, and of what the transport keeps of a response. */
abstract class ExchangeTests extends TransportTests {

    private static final int KEPT = 16 * 1024;

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void theRequestArrivesAsItWasGiven(String host) throws Exception {
        LinkedBlockingQueue<String> requests = new LinkedBlockingQueue<>();
        HostileServer server = server(peer -> {
            requests.add(String.valueOf(peer.readRequest()));
            peer.write(ANSWER);
        });
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", "msg_1");
        headers.put("Content-Type", "application/json");

        answer(made().send(new TransportRequest(
                URI.create("http://" + host + ":" + server.port() + "/a%20b//c?d=%2F&e=1"),
                headers,
                "{\"a\":1}".getBytes(StandardCharsets.UTF_8),
                LONG)));

        assertThat(requests.poll(30, TimeUnit.SECONDS))
                .startsWith("POST /a%20b//c?d=%2F&e=1 HTTP/1.1\r\n")
                .contains("\r\nHost: " + host + ":" + server.port() + "\r\n")
                .contains("\r\nwebhook-id: msg_1\r\n")
                .containsOnlyOnce("\r\nContent-Type: application/json\r\n")
                .containsOnlyOnce("\r\nContent-Length: 7\r\n")
                .endsWith("\r\n\r\n{\"a\":1}")
                .doesNotContainIgnoringCase("proxy-")
                .doesNotContainIgnoringCase("accept-encoding")
                .doesNotContainIgnoringCase("expect:")
                .doesNotContainIgnoringCase("upgrade");
    }

    /** Tests both what a registration accepts and how it is sent on the wire. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"|/",
                "?x=1|/?x=1",
                "/?|/",
                "//a//b/|//a//b/",
                "/a/../b/./c|/a/../b/./c",
                "/a%2fb%2F%25%e4|/a%2fb%2F%25%e4",
                "/a;b=c,d@e:f!$&'()*+=~_.-|/a;b=c,d@e:f!$&'()*+=~_.-",
                "/p?a[0]=%5B/?:@&b=c+d|/p?a[0]=%5B/?:@&b=c+d",
                "/\u4e2d\u6587?q=\u00e9|/%E4%B8%AD%E6%96%87?q=%C3%A9",
                "/e\u0301?\ud83d\ude00=%C3%A9|/e%CC%81?%F0%9F%98%80=%C3%A9"
            })
    void everyUrlIsAskedForAlike(String path, String target) throws Exception {
        LinkedBlockingQueue<String> requests = new LinkedBlockingQueue<>();
        HostileServer server = server(peer -> {
            for (String request = peer.readRequest(); request != null; request = peer.readRequest()) {
                requests.add(request);
                peer.write(ANSWER);
            }
        });
        HttpTransport transport = made();
        for (String host : List.of("127.0.0.1", "hooks.example", "xn--bcher-kva.example")) {
            answer(transport.send(request("http://" + host + ":" + server.port() + path)));

            assertThat(requests.poll(30, TimeUnit.SECONDS))
                    .startsWith("POST " + target + " HTTP/1.1\r\n")
                    .contains("\r\nHost: " + host + ":" + server.port() + "\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "hooks.example"})
    void aHandshakeAsksWithItsOwnMethod(String host) throws Exception {
        LinkedBlockingQueue<String> requests = new LinkedBlockingQueue<>();
        HostileServer server = server(peer -> {
            requests.add(String.valueOf(peer.readRequest()));
            peer.write(ANSWER);
        });

        answer(made().send(new TransportRequest(
                "OPTIONS",
                URI.create("http://" + host + ":" + server.port() + "/hook"),
                Map.of("WebHook-Request-Origin", "cmdb.example"),
                new byte[0],
                LONG,
                null)));

        assertThat(requests.poll(30, TimeUnit.SECONDS))
                .startsWith("OPTIONS /hook HTTP/1.1\r\n")
                .contains("\r\nWebHook-Request-Origin: cmdb.example\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void cookiesAreNotSentBack() throws Exception {
        LinkedBlockingQueue<String> requests = new LinkedBlockingQueue<>();
        HostileServer server = server(peer -> {
            for (String request = peer.readRequest(); request != null; request = peer.readRequest()) {
                requests.add(request);
                peer.write("HTTP/1.1 200 OK\r\nSet-Cookie: session=1; Path=/\r\nContent-Length: 0\r\n\r\n");
            }
        });
        HttpTransport transport = made();
        String url = "http://hooks.example:" + server.port() + "/";

        answer(transport.send(request(url)));
        answer(transport.send(request(url)));

        assertThat(requests).hasSize(2).noneMatch(request -> request.contains("session"));
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        HostileServer elsewhere = healthyServer();
        HostileServer server = server(peer -> {
            peer.readRequest();
            peer.write("HTTP/1.1 307 Moved\r\nLocation: http://hooks.example:" + elsewhere.port()
                    + "/\r\nContent-Length: 0\r\n\r\n");
        });

        TransportResponse response = answer(made().send(request("http://hooks.example:" + server.port() + "/")));

        assertThat(response.statusCode()).isEqualTo(307);
        assertThat(elsewhere.connections()).isZero();
    }

    @Test
    void theBeginningOfALongBodyIsKept() throws Exception {
        String body = "\u00e9".repeat(20_000);
        HostileServer server = server(peer -> {
            while (peer.readRequest() != null) {
                peer.write(
                        "HTTP/1.1 500 No\r\nContent-Length: 40001\r\n\r\nx" + body.replace("\u00e9", "\u00c3\u00a9"));
            }
        });
        HttpTransport transport = made();
        String url = "http://127.0.0.1:" + server.port() + "/";

        TransportResponse response = answer(transport.send(request(url)));
        answer(transport.send(request(url)));

        assertThat(response.bodyTruncated()).isTrue();
        assertThat(response.body()).isEqualTo("x" + body.substring(0, KEPT / 2 - 1));
        assertThat(server.connections()).as("the rest was read").isEqualTo(1);
    }

    /** Servers may send compressed bodies although the request does not ask for them. */
    @Test
    void aCompressedBodyCanBeRead() throws Exception {
        TransportResponse response = answered("gzip", gzip("{\"ok\":\"\u00e9\"}"));

        assertThat(response.body()).isEqualTo("{\"ok\":\"\u00e9\"}");
        assertThat(response.bodyTruncated()).isFalse();
        assertThat(response.headers()).containsEntry("content-encoding", List.of("gzip"));
    }

    @Test
    void ofACompressedBodyNoMoreIsKeptThanOfAnyOther() throws Exception {
        TransportResponse response = answered("gzip", gzip("x".repeat(50_000_000)));

        assertThat(response.body()).isEqualTo("x".repeat(KEPT));
        assertThat(response.bodyTruncated()).isTrue();
    }

    @Test
    void ofABodyThatIsCompressedInAnUnknownWayTheSizeIsTold() throws Exception {
        for (String encoding : List.of("br", "zstd", "gzip, gzip", "gzip")) {
            assertThat(answered(encoding, "\u0001\u00ff\u0000\u0080").body()).isEqualTo("(compressed, 4 bytes)");
        }
    }

    @Test
    void aBodyThatOnlyClaimsToBeCompressedIsShownAsItIs() throws Exception {
        assertThat(answered("gzip", "no, it is not").body()).isEqualTo("no, it is not");
        assertThat(answered("br", "\u00c3\u00a9").body()).isEqualTo("\u00e9");
    }

    private TransportResponse answered(String encoding, String bytes) throws Exception {
        HostileServer server = server(peer -> {
            peer.readRequest();
            peer.write("HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding + "\r\nContent-Length: " + bytes.length()
                    + "\r\n\r\n" + bytes);
        });
        return answer(made().send(request("http://127.0.0.1:" + server.port() + "/")));
    }

    private static String gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void headersAreKeptInLowerCaseAndWithinBounds() throws Exception {
        HostileServer server = server(peer -> {
            peer.readRequest();
            peer.write("HTTP/1.1 503 No\r\n" + ("A-Filler: " + "0123456789".repeat(20) + "\r\n").repeat(150)
                    + "Retry-After: 7\r\nContent-Length: 0\r\n\r\n");
        });

        Map<String, List<String>> headers = answer(made().send(request("http://127.0.0.1:" + server.port() + "/")))
                .headers();

        assertThat(headers).containsEntry("retry-after", List.of("7")).containsKey("a-filler");
        assertThat(headers.toString()).hasSizeLessThan(2 * KEPT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:secret@hooks.example/",
                "http://hooks.example:secret@127.0.0.1/",
                "http://under_score.example/",
                "ftp://hooks.example/",
                "file:///etc/passwd",
                "http:///path",
                "/path",
                "http://hooks.example/#fragment",
                "http://hooks.example/#",
                "http://hooks.example/\ud800",
                "http://b\u00fccher.example/",
                "http://hooks.example:0/",
                "http://hooks.example:70000/"
            })
    void aUrlThatCannotBeCalledIsUnsendable(String url) throws Exception {
        TransportException failure = failure(made().send(request(url)));

        assertThat(failure.outcome()).isEqualTo(UNSENDABLE);
        assertThat(failure).hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding",
                "Content-Length",
                "Host",
                "Connection",
                "Proxy-Authorization",
                "Proxy-Anything",
                "bad name",
                "bad\r\nname",
                ""
            })
    void aHeaderThatCouldForgeOrBreakARequestIsUnsendable(String name) throws Exception {
        assertThat(failureWith(Map.of(name, "secret")).outcome()).isEqualTo(UNSENDABLE);
    }

    @Test
    void aHeaderValueThatCannotBeSentIsNotShown() throws Exception {
        for (String value : List.of("secret\r\nX-Other: 1", "secret\u0000", "secret\u00e9", "secret\u007f")) {
            assertThat(failureWith(Map.of("X-Key", value)))
                    .hasMessageContaining("X-Key")
                    .hasMessageNotContaining("secret")
                    .hasNoCause();
        }
    }

    @Test
    void aHeaderThatIsThereTwiceIsUnsendable() throws Exception {
        assertThat(failureWith(Map.of("webhook-id", "1", "Webhook-Id", "2")).outcome())
                .isEqualTo(UNSENDABLE);
    }

    private TransportException failureWith(Map<String, String> headers) throws Exception {
        return failure(made().send(new TransportRequest(URI.create("http://127.0.0.1/"), headers, new byte[0], LONG)));
    }
}
