package org.webhooks4j.core.internal.http;

import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.core.internal.net.ClientSettings;
import org.webhooks4j.core.internal.net.Threads;

/** A client of java.net.http for each TLS identity: a client proves the same to all, and shares its connections. */
final class Clients implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Clients.class);

    private final ClientSettings settings;
    private final ProxySelector routes;
    private final Map<SSLContext, HttpClient> clients = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Clients(ClientSettings settings, ProxySelector routes) {
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
        return closed ? null : clients.computeIfAbsent(tls, this::newClient);
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

    @Override
    public void close() {
        closed = true;
        clients.values().forEach(client -> {
            if ((Object) client instanceof AutoCloseable closeable) {
                // From JDK 21 on; waits for exchanges to end, all of which were given up. Before, the garbage
                // collector closes it.
                Threads.daemon("webhooks4j-close", () -> closeQuietly(closeable))
                        .start();
            }
        });
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.debug("The HTTP client was not closed", e);
        }
    }
}
