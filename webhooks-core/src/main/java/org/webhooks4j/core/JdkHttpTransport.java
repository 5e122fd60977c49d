package org.webhooks4j.core;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.webhooks4j.core.internal.http.GuardedClient;
import org.webhooks4j.core.internal.net.ClientSettings;
import org.webhooks4j.spi.AddressPolicy;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/**
 * Sends HTTP/1.1 requests with the JDK's {@link java.net.http.HttpClient}. Connections are reused. Redirects are not
 * followed. A proxy is used only if it is set on the builder; system properties are ignored.
 *
 * <p>The {@link AddressPolicy} is enforced on every connection, even if a name server changes its answer (DNS
 * rebinding). A host given as an address is checked before it is called. A host given as a name is called through a
 * forwarder on 127.0.0.1, which resolves the name once, checks every address found, and connects to one of them. If one
 * address is forbidden, none is called. Only hosts that the policy {@linkplain AddressPolicy#trusts trusts} are called
 * without a check.
 *
 * <p>Of a response, 16 KiB of the body and 16 KiB of headers are kept; up to 1 MiB of the body is read. A request that
 * received no byte of a response because the server had closed the idle connection is resent once, immediately.
 *
 * <p>Thread-safe. Uses a few daemon threads of its own, regardless of the number of requests in flight, on every JDK
 * and without a JVM flag. Futures complete on these threads: dependent actions must be short and must not block,
 * because the same thread reads the responses of other requests. Only if there was no response may the future complete
 * in the common pool. Requires JDK 17.0.13 or later, which limits the size of response headers.
 */
public final class JdkHttpTransport implements HttpTransport, AutoCloseable {

    private final GuardedClient client;

    JdkHttpTransport(ClientSettings settings) {
        this.client = new GuardedClient(settings);
    }

    /**
     * Creates a transport with the default settings, including {@link AddressRules#standard()}.
     *
     * @return a new transport
     */
    public static JdkHttpTransport create() {
        return builder().build();
    }

    /**
     * Returns a builder with the default settings.
     *
     * @return a new builder
     */
    public static JdkHttpTransportBuilder builder() {
        return new JdkHttpTransportBuilder();
    }

    /**
     * Sends a POST request and reads the response. Never blocks, not even for a name lookup.
     *
     * @param request the request
     * @return a future that completes with the response, or with a {@link org.webhooks4j.spi.TransportException}
     */
    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        return client.send(request);
    }

    @Override
    public Set<String> tlsIdentities() {
        return client.tlsIdentities();
    }

    @Override
    public AddressPolicy addressPolicy() {
        return client.addressPolicy();
    }

    /** Aborts all requests in flight and closes connections and threads. Returns before the threads have ended. */
    @Override
    public void close() {
        client.close();
    }
}
