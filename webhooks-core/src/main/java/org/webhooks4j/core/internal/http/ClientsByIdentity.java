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

/** A client of java.net.http for each TLS identity: a client proves the same to all, and shares its connections. */
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
     * The client that shows an identity, or null if all are closed.
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
        if (closed) { // meanwhile, perhaps without this one
            ClientShutdown.of(client);
            return null;
        }
        return client;
    }

    private HttpClient newClient(SSLContext tls) {
        SSLParameters parameters = tls.getDefaultSSLParameters();
        // The client asks for it too, unless a system property of the host's switched that off for the whole JVM.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        return HttpClient.newBuilder()
                // The default executor costs twice the CPU, and on few cores a thread for every task.
                .executor(Runnable::run)
                // With HTTP/2, the client sends more requests over its one connection than the server allows, opens
                // no second one, and fails all that are on it when the server ends it: faults that are no receiver's.
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                // Also keeps out the proxies of the host's system properties, which would bypass the address policy.
                .proxy(routes)
                .sslContext(tls)
                .sslParameters(parameters)
                .build();
    }

    /** Closes all; what they work for was given up. Returns when they are closed, or the time is over. */
    void close(Deadline deadline) {
        closed = true;
        List<ClientShutdown> closing =
                clients.values().stream().map(ClientShutdown::of).toList();
        clients.clear();
        closing.forEach(shutdown -> shutdown.awaitEnd(deadline));
    }
}
