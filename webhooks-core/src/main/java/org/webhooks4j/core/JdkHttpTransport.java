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
 * Sends requests with the JDK's own client, {@link java.net.http.HttpClient}: in HTTP/1.1. Connections are kept for
 * reuse. No redirect is followed, and no proxy is used unless one is given here, whatever the system properties say.
 *
 * <p>The {@link AddressPolicy} holds at every connection, also against a name server that changes its answer. A host
 * that is an address is checked before it is called. A host that is a name is called through a forwarder on 127.0.0.1
 * that looks the name up once, checks every address found, and connects to one of those; if one is forbidden, none is
 * called. Only hosts the policy {@linkplain AddressPolicy#trusts trusts} are called without a check.
 *
 * <p>Of an answer, 16 KiB of the body and 16 KiB of headers are kept; up to 1 MiB of the body is read. A request that
 * brought not one byte of an answer, because the server had closed the connection while it was idle, is sent once more
 * at once.
 *
 * <p>Safe for use by many threads. Has few threads of its own, all daemons, however many requests are on their way.
 * Futures complete on these threads. Needs JDK 17.0.13 or later, which limits the size of an answer's headers.
 */
public final class JdkHttpTransport implements HttpTransport, AutoCloseable {

    private final GuardedClient client;

    JdkHttpTransport(ClientSettings settings) {
        this.client = new GuardedClient(settings);
    }

    /**
     * A transport with the default settings, which allow what {@link AddressRules#standard()} allows.
     *
     * @return a new transport
     */
    public static JdkHttpTransport create() {
        return builder().build();
    }

    /**
     * A builder with the default settings.
     *
     * @return a new builder
     */
    public static JdkHttpTransportBuilder builder() {
        return new JdkHttpTransportBuilder();
    }

    /**
     * Sends a POST request and reads the answer. Does not wait for anything, not even for a name server.
     *
     * @param request what to send
     * @return completes with the answer, or with a {@link org.webhooks4j.spi.TransportException}
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

    /** Gives up all requests on their way, and closes connections and threads; those need a moment. */
    @Override
    public void close() {
        client.close();
    }
}
