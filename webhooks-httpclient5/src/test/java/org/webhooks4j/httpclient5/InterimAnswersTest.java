package org.webhooks4j.httpclient5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/** HttpClient reads interim answers for as long as they come, in a thread that serves others too. */
class InterimAnswersTest {

    @ParameterizedTest
    @ValueSource(strings = {"100 Continue", "102 Processing", "103 Early Hints"})
    void manyOfThemEndTheRequestLongBeforeItsDeadline(String status) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                HttpClient5Transport transport = HttpClient5Transport.builder()
                        .addressPolicy(AddressRules.standard().allow("127.0.0.1"))
                        .build()) {
            CompletableFuture<TransportResponse> result = transport.send(new TransportRequest(
                    URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"),
                    Map.of(),
                    new byte[0],
                    Duration.ofMinutes(5)));
            try (Socket connection = server.accept()) {
                flood(connection.getOutputStream(), "HTTP/1.1 " + status + "\r\n\r\n");
            }

            assertThatThrownBy(() -> result.get(1, TimeUnit.MINUTES))
                    .hasCauseInstanceOf(TransportException.class)
                    .hasMessageContaining("interim answers")
                    .satisfies(e -> assertThat(((TransportException) e.getCause()).outcome())
                            .isEqualTo(Outcome.PROTOCOL_ERROR));
        }
    }

    /** Until the client is gone. */
    private static void flood(OutputStream out, String answer) {
        byte[] block = answer.repeat(100).getBytes(StandardCharsets.US_ASCII);
        try {
            for (int i = 0; i < 100_000; i++) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageNotContaining("timed out");
        }
    }
}
