package org.webhooks4j.core.internal.http;

import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.internal.net.ClientSettings;
import org.webhooks4j.core.internal.net.Deadline;

/** Keeps a java.net.http client per TLS identity, because one client uses one identity and shares its connections. */
final class ClientsByIdentity {

    private final ClientSettings settings;
    private final ProxySelector routes;
    private final Map<SSLContext, HttpClient> clients = new ConcurrentHashMap<>();
    private volatile boolean closed;

    ClientsByIdentity(ClientSettings settings, ProxySelector routes) {
        this.settings = settings;
        this.routes = routes;
    }

    /**
     * Returns the client for an identity, or null if all clients are closed.
     *
     * @throws org.webhooks4j.spi.TransportException if there is no such identity
     */
    @Nullable
    HttpClient of(@Nullable String identity) {
        SSLContext tls = settings.tls(identity);
        if (closed) {
            return null;
        }
        HttpClient client = clients.computeIfAbsent(tls, this::newClient);
        if (closed) { // closed concurrently, perhaps without this client
            ClientShutdown.of(client);
            return null;
        }
        return client;
    }

    private HttpClient newClient(SSLContext tls) {
        SSLParameters parameters = tls.getDefaultSSLParameters();
        // The client sets it too, unless a system property disables that for the whole JVM.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        return HttpClient.newBuilder()
                .executor(new DirectExecutor())
                // With HTTP/2, the client sends more requests over its one connection than the server allows, opens no
                // second one, and fails all requests on it when the server closes it. None of these failures is the
                // receiver's.
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                // Also overrides proxies from system properties, which would bypass the address policy.
                .proxy(routes)
                .sslContext(tls)
                .sslParameters(parameters)
                .build();
    }

    /**
     * Closes all clients, whose exchanges were aborted before. Returns when they are closed or the deadline has passed.
     */
    void close(Deadline deadline) {
        closed = true;
        List<ClientShutdown> closing =
                clients.values().stream().map(ClientShutdown::of).toList();
        clients.clear();
        closing.forEach(shutdown -> shutdown.awaitEnd(deadline));
    }
}
