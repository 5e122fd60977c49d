package org.webhooks4j.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.JdkHttpTransport;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/** {@code java.net.http} reads three digits of a status and drops the rest, of which nobody hears but the receiver. */
class LongStatusTest {

    @Test
    void aStatusOfFourDigitsIsReadAsItsFirstThree() throws Exception {
        try (HostileServer server = HostileServer.start(Misbehaviour.STATUS_HAS_FOUR_DIGITS::play);
                JdkHttpTransport transport = JdkHttpTransport.builder()
                        .addressPolicy(AddressRules.standard().allow("127.0.0.1"))
                        .build()) {
            CompletableFuture<TransportResponse> answer = transport.send(new TransportRequest(
                    URI.create("http://127.0.0.1:" + server.port() + "/"),
                    Map.of(),
                    new byte[0],
                    Duration.ofMinutes(1)));

            assertThat(answer.get(1, TimeUnit.MINUTES).statusCode()).isEqualTo(200);
        }
    }
}
