package org.webhooks4j.benchmarks.client;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.JdkHttpTransport;
import org.webhooks4j.httpclient5.HttpClient5Transport;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportRequest;

/** Sends through a transport of the library by its SPI, as the engine does. */
final class OurTransport implements Client {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final HttpTransport transport;
    private final AutoCloseable closeable;
    private final URI uri;

    private OurTransport(HttpTransport transport, AutoCloseable closeable, URI uri) {
        this.transport = transport;
        this.closeable = closeable;
        this.uri = uri;
    }

    static OurTransport jdk(AddressRules rules, URI uri) {
        JdkHttpTransport transport =
                JdkHttpTransport.builder().addressPolicy(rules).build();
        return new OurTransport(transport, transport, uri);
    }

    static OurTransport httpClient5(AddressRules rules, URI uri) {
        HttpClient5Transport transport =
                HttpClient5Transport.builder().addressPolicy(rules).build();
        return new OurTransport(transport, transport, uri);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // what fails is counted
    public void send(Map<String, String> headers, byte[] body, Ended ended) {
        transport
                .send(new TransportRequest(uri, headers, body, TIMEOUT))
                .whenComplete((response, failure) -> ended.with(failure == null ? response.statusCode() : -1));
    }

    @Override
    public void close() {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
