package org.webhooks4j.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.spi.AddressPolicy;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/**
 * Tests of the responses that the bundled transports treat differently, because their HTTP clients do; docs/http.md
 * lists them.
 */
abstract class ClientSpecificResponseTests {

    /** Creates a transport with an address policy. */
    abstract HttpTransport transport(AddressPolicy policy);

    /** Returns the expected result of each response: status and headers, or the outcome of the failure. */
    abstract Map<Misbehaviour, String> judgements();

    @TestFactory
    Stream<DynamicTest> whatTheClientBelowMakesOfAnAnswer() {
        return judgements().entrySet().stream()
                .map(expected -> DynamicTest.dynamicTest(
                        expected.getKey().name(),
                        () -> assertThat(judgementOf(expected.getKey())).isEqualTo(expected.getValue())));
    }

    private String judgementOf(Misbehaviour misbehaviour) throws Exception {
        HttpTransport transport = transport(AddressRules.standard().allow("127.0.0.1"));
        try (HostileServer server = HostileServer.start(misbehaviour::play)) {
            TransportResponse answer = transport
                    .send(new TransportRequest(
                            URI.create("http://127.0.0.1:" + server.port() + "/"),
                            Map.of(),
                            new byte[0],
                            Duration.ofMinutes(1)))
                    .get(1, TimeUnit.MINUTES);
            return answer.statusCode() + " " + answer.headers();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TransportException failure) {
                return failure.outcome().name();
            }
            throw e;
        } finally {
            ((AutoCloseable) transport).close();
        }
    }
}
