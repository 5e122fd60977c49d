package org.webhooks4j.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.StringAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncResponseBuilder;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.http2.ssl.H2ServerTlsStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.JdkHttpTransport;
import org.webhooks4j.httpclient5.HttpClient5Transport;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/**
 * A real server that speaks HTTP/2 to whoever does, and allows few requests at a time on one connection. However many
 * are in flight, all are delivered by their first attempts, and each arrives once.
 */
class Http2ServerTest {

    private static final int REQUESTS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestCertificateAuthority authority = new TestCertificateAuthority("The tests' authority");
    private final Queue<String> arrived = new ConcurrentLinkedQueue<>();
    private HttpAsyncServer server;

    private URI start(int streams) throws Exception {
        server = H2ServerBootstrap.bootstrap()
                .setCanonicalHostName("127.0.0.1")
                .setVersionPolicy(HttpVersionPolicy.NEGOTIATE)
                .setH2Config(H2Config.custom().setMaxConcurrentStreams(streams).build())
                .setTlsStrategy(new H2ServerTlsStrategy(TestCertificateAuthority.showing(authority.issue("127.0.0.1"))))
                .register("*", new Handler())
                .create();
        server.start();
        InetSocketAddress address = (InetSocketAddress)
                server.listen(new InetSocketAddress(AddressTexts.of("127.0.0.1").get(0), 0), URIScheme.HTTPS)
                        .get(30, TimeUnit.SECONDS)
                        .getAddress();
        return URI.create("https://127.0.0.1:" + address.getPort() + "/");
    }

    @AfterEach
    void stop() {
        server.close(CloseMode.IMMEDIATE);
    }

    private HttpTransport transport(String name) {
        AddressRules rules = AddressRules.standard().allow("127.0.0.1");
        return name.equals("jdk")
                ? JdkHttpTransport.builder()
                        .addressPolicy(rules)
                        .sslContext(authority.trusting())
                        .connectTimeout(PATIENCE)
                        .build()
                : HttpClient5Transport.builder()
                        .addressPolicy(rules)
                        .sslContext(authority.trusting())
                        .connectTimeout(PATIENCE)
                        .build();
    }

    @ParameterizedTest
    @CsvSource({"jdk,1", "jdk,5", "jdk,100", "httpclient5,1", "httpclient5,5", "httpclient5,100"})
    void allArriveWithTheirFirstAttempts(String name, int streams) throws Exception {
        URI uri = start(streams);
        HttpTransport transport = transport(name);
        try {
            List<CompletableFuture<TransportResponse>> results = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                results.add(transport.send(new TransportRequest(
                        uri.resolve("/" + i), Map.of(), "{}".getBytes(StandardCharsets.UTF_8), PATIENCE)));
            }
            for (CompletableFuture<TransportResponse> result : results) {
                assertThat(result.get(90, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            }
        } finally {
            ((AutoCloseable) transport).close();
        }
        assertThat(arrived).doesNotHaveDuplicates().hasSize(REQUESTS).allMatch(line -> line.startsWith("HTTP/1.1 "));
    }

    /** Remembers what came in which version of the protocol. */
    private final class Handler implements AsyncServerRequestHandler<Message<HttpRequest, String>> {

        @Override
        public AsyncRequestConsumer<Message<HttpRequest, String>> prepare(
                HttpRequest request, EntityDetails entity, HttpContext context) {
            return new BasicRequestConsumer<>(entity == null ? null : new StringAsyncEntityConsumer());
        }

        @Override
        public void handle(Message<HttpRequest, String> message, ResponseTrigger trigger, HttpContext context)
                throws org.apache.hc.core5.http.HttpException, IOException {
            arrived.add(context.getProtocolVersion() + " " + message.getHead().getPath());
            trigger.submitResponse(
                    AsyncResponseBuilder.create(HttpStatus.SC_OK)
                            .setEntity("ok", ContentType.TEXT_PLAIN)
                            .build(),
                    context);
        }
    }
}
