package org.webhooks4j.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.JdkHttpTransport;
import org.webhooks4j.spi.TransportRequest;

/**
 * The platform's name service changes its answer between look-ups, as java.net.http would see it if it resolved names
 * itself. Tested with its cache disabled, and with a cache whose entries expire during the requests.
 */
class PlatformRebindingTest {

    private static final String ALLOWED = "127.0.0.1";
    private static final String FORBIDDEN = "127.0.0.2";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"http, 0", "https, 0", "http, 1", "https, 1"})
    void noRequestReachesTheForbiddenAddress(String scheme, int cacheSeconds) throws Exception {
        Path hosts = folder.resolve("hosts");
        Files.writeString(hosts, ALLOWED + " hooks.example\n");

        String output = OtherJvm.output(
                Caller.class,
                List.of("-Djdk.net.hosts.file=" + hosts, "-Dsun.net.inetaddr.ttl=" + cacheSeconds),
                scheme,
                hosts.toString());

        assertThat(output).matches("[1-9][0-9]* answered, [1-9][0-9]* refused, 0 reached the forbidden address");
    }

    /** Sends requests until each of the two answers was returned often enough. */
    static final class Caller {

        private static final int ENOUGH = 20;
        private static final Duration LIMIT = Duration.ofSeconds(40);

        private Caller() {}

        public static void main(String[] arguments) throws Exception {
            String scheme = arguments[0];
            TestCertificateAuthority authority = new TestCertificateAuthority("The tests' authority");
            HostileServer allowed = HostileServer.start(
                    scheme.equals("https") ? TestCertificateAuthority.showing(authority.issue("hooks.example")) : null,
                    peer -> {
                        peer.readRequest();
                        peer.write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
                    });
            ServerSocket socket = new ServerSocket();
            socket.bind(new InetSocketAddress(AddressTexts.of(FORBIDDEN).get(0), allowed.port()));
            HostileServer forbidden = HostileServer.on(socket, TransportTests::answerAll);
            Thread flipping = new Thread(() -> flip(Path.of(arguments[1])));
            flipping.setDaemon(true);
            flipping.start();
            try (JdkHttpTransport transport = JdkHttpTransport.builder()
                    .addressPolicy(AddressRules.standard().allow(ALLOWED))
                    .sslContext(authority.trusting())
                    .build()) {
                send(transport, URI.create(scheme + "://hooks.example:" + allowed.port() + "/"), forbidden);
            }
        }

        private static void send(JdkHttpTransport transport, URI uri, HostileServer forbidden) throws Exception {
            long end = System.nanoTime() + LIMIT.toNanos();
            int answered = 0;
            int refused = 0;
            while ((answered < ENOUGH || refused < ENOUGH) && System.nanoTime() < end) {
                TransportRequest request = new TransportRequest(uri, Map.of(), new byte[0], Duration.ofSeconds(20));
                try {
                    transport.send(request).get();
                    answered++;
                } catch (ExecutionException e) {
                    if (TransportTests.failure(e).outcome() != Outcome.ADDRESS_REFUSED) {
                        throw e;
                    }
                    refused++;
                }
            }
            System.out.println(answered + " answered, " + refused + " refused, " + forbidden.connections()
                    + " reached the forbidden address");
        }

        private static void flip(Path hosts) {
            Path next = hosts.resolveSibling("next");
            try {
                for (int i = 0; i < 1_000_000; i++) {
                    Files.writeString(next, (i % 2 == 0 ? FORBIDDEN : ALLOWED) + " hooks.example\n");
                    Files.move(next, hosts, StandardCopyOption.ATOMIC_MOVE);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
