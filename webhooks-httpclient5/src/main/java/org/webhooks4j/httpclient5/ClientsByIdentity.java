package org.webhooks4j.httpclient5;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.internal.net.CheckedLookups;
import org.webhooks4j.core.internal.net.ClientSettings;
import org.webhooks4j.core.internal.net.Deadline;

/** Holds a client for each TLS identity, so that a connection of one identity never serves another. */
final class ClientsByIdentity {

    private final ClientSettings settings;
    private final CheckedLookups lookups;
    private final ScheduledExecutorService timer;
    private final Map<SSLContext, PlainClient> clients = new ConcurrentHashMap<>();
    private volatile boolean closed;

    ClientsByIdentity(ClientSettings settings, CheckedLookups lookups, ScheduledExecutorService timer) {
        this.settings = settings;
        this.lookups = lookups;
        this.timer = timer;
    }

    /**
     * Returns the client for an identity. A client created after {@link #close} serves no requests.
     *
     * @throws org.webhooks4j.spi.TransportException if there is no such identity
     */
    PlainClient of(@Nullable String identity) {
        PlainClient client =
                clients.computeIfAbsent(settings.tls(identity), tls -> new PlainClient(settings, tls, lookups, timer));
        if (closed) {
            client.close();
        }
        return client;
    }

    /** Closes all clients. Returns when their threads have ended or the deadline has passed. */
    void close(Deadline deadline) {
        closed = true;
        clients.values().forEach(PlainClient::close);
        clients.values().forEach(client -> client.awaitEnd(deadline));
    }
}
