package org.webhooks4j.httpclient5;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.internal.net.CheckedLookups;
import org.webhooks4j.core.internal.net.ClientSettings;

/** A client for each TLS identity, so that a connection made under one never serves another. */
final class Clients implements AutoCloseable {

    private final ClientSettings settings;
    private final CheckedLookups lookups;
    private final ScheduledExecutorService timer;
    private final Map<SSLContext, Client> clients = new ConcurrentHashMap<>();

    Clients(ClientSettings settings, CheckedLookups lookups, ScheduledExecutorService timer) {
        this.settings = settings;
        this.lookups = lookups;
        this.timer = timer;
    }

    /**
     * The client that shows an identity; one that is made after all were closed serves nobody.
     *
     * @throws org.webhooks4j.spi.TransportException if there is no such identity
     */
    Client of(@Nullable String identity) {
        return clients.computeIfAbsent(settings.tls(identity), tls -> new Client(settings, tls, lookups, timer));
    }

    @Override
    public void close() {
        clients.values().forEach(Client::close);
    }
}
