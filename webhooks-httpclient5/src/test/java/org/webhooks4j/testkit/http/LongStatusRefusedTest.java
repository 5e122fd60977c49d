package org.webhooks4j.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.httpclient5.HttpClient5Transport;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/** HttpClient reads a status whole. */
class LongStatusRefusedTest {

    @Test
    void aStatusOfFourDigitsIsNone() throws Exception {
        try (HostileServer server = HostileServer.start(Misbehaviour.STATUS_HAS_FOUR_DIGITS::play);
                HttpClient5Transport transport = HttpClient5Transport.builder()
                        .addressPolicy(AddressRules.standard().allow("127.0.0.1"))
                        .build()) {
            CompletableFuture<TransportResponse> answer = transport.send(new TransportRequest(
                    URI.create("http://127.0.0.1:" + server.port() + "/"),
                    Map.of(),
                    new byte[0],
                    Duration.ofMinutes(1)));

            assertThatThrownBy(() -> answer.get(1, TimeUnit.MINUTES))
                    .hasCauseInstanceOf(TransportException.class)
                    .satisfies(e -> assertThat(((TransportException) e.getCause()).outcome())
                            .isEqualTo(Outcome.PROTOCOL_ERROR));
        }
    }
}
