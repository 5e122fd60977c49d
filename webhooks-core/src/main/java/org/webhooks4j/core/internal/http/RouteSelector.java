package org.webhooks4j.core.internal.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.internal.net.CheckedLookups;
import org.webhooks4j.core.internal.net.RequestRules;
import org.webhooks4j.core.internal.net.TargetHost;
import org.webhooks4j.spi.AddressPolicy;

/** Chooses the route of each request and passes it to the client. */
final class RouteSelector extends ProxySelector {

    private static final List<Proxy> NO_PROXY = List.of(Proxy.NO_PROXY);
    private static final int MAX_SUSPECTS = 1000;

    private final AddressPolicy policy;
    private final Forwarder forwarder;
    private final @Nullable InetSocketAddress proxy;
    private final Set<String> suspects = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MAX_SUSPECTS;
        }
    });

    RouteSelector(AddressPolicy policy, Forwarder forwarder, @Nullable InetSocketAddress proxy) {
        this.policy = policy;
        this.forwarder = forwarder;
        this.proxy = proxy;
    }

    /**
     * Returns the route to a host.
     *
     * @throws org.webhooks4j.spi.TransportException if the policy refuses the host
     */
    Route of(URI uri) {
        TargetHost host = TargetHost.of(uri.getHost());
        String refusal = host.refusal(policy);
        if (refusal != null) {
            throw CheckedLookups.refused(host.name(), refusal);
        }
        if (proxy != null) {
            return Route.PROXIED;
        }
        boolean trusted = policy.trusts(host.name());
        if (trusted || host.address() != null) {
            if (isSuspect(uri) && forwarder.isOpen()) {
                return Route.FORWARDED;
            }
            return host.address() == null ? Route.TRUSTED : Route.DIRECT;
        }
        if (forwarder.isOpen()) {
            return Route.FORWARDED;
        }
        if (RequestRules.isTls(uri)) {
            // A server at another address has no certificate for the name and learns only the name.
            return Route.CHECKED_BEFORE;
        }
        throw CheckedLookups.refused(
                host.name(), "no local port could be opened to check its addresses safely; use https or an address");
    }

    /**
     * Remembers a server that did not respond in HTTP. The client keeps the connection to such a server open as long as
     * the server does. The forwarder does not, so it gets all further requests.
     */
    void suspect(URI uri) {
        synchronized (suspects) {
            suspects.add(uri.getRawAuthority());
        }
    }

    private boolean isSuspect(URI uri) {
        synchronized (suspects) {
            return suspects.contains(uri.getRawAuthority());
        }
    }

    @Override
    public List<Proxy> select(URI uri) {
        return switch (of(uri)) {
            case DIRECT, TRUSTED, CHECKED_BEFORE -> NO_PROXY;
            case FORWARDED -> List.of(new Proxy(Proxy.Type.HTTP, forwarder.entrance(uri)));
            case PROXIED -> List.of(new Proxy(Proxy.Type.HTTP, proxy));
        };
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // The call receives the failure.
    }
}
