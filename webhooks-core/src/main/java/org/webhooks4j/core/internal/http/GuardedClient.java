package org.webhooks4j.core.internal.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.webhooks4j.core.internal.net.CheckedLookups;
import org.webhooks4j.core.internal.net.ClientSettings;
import org.webhooks4j.core.internal.net.Deadline;
import org.webhooks4j.core.internal.net.NameLookups;
import org.webhooks4j.core.internal.net.OpenCalls;
import org.webhooks4j.core.internal.net.RequestRules;
import org.webhooks4j.core.internal.net.TargetHost;
import org.webhooks4j.core.internal.net.Threads;
import org.webhooks4j.spi.AddressPolicy;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/**
 * Sends requests with java.net.http and adds what that lacks: a deadline per request, and control over where
 * connections go.
 */
public final class GuardedClient implements AutoCloseable {

    private final OpenCalls calls = new OpenCalls();
    private final ForwarderCredentials tickets = new ForwarderCredentials(new SecureRandom());
    private final ClientSettings settings;
    private final NameLookups lookups;
    private final CheckedLookups checkedLookups;
    private final Forwarder forwarder;
    private final RouteSelector routes;
    private final ClientsByIdentity clients;

    /** Creates a client. Its threads start with its first request. */
    public GuardedClient(ClientSettings settings) {
        this.settings = settings;
        lookups = new NameLookups(settings.resolver(), calls.timer());
        checkedLookups = new CheckedLookups(lookups, settings.policy());
        forwarder = new Forwarder(tickets, checkedLookups, settings.connectTimeout(), calls.timer());
        routes = new RouteSelector(settings.policy(), forwarder, settings.proxy());
        clients = new ClientsByIdentity(settings, routes);
    }

    /** The names of the TLS identities that requests may use. */
    public Set<String> tlsIdentities() {
        return settings.identityNames();
    }

    /** The policy that decides where requests may go. */
    public AddressPolicy addressPolicy() {
        return settings.policy();
    }

    /**
     * Starts to send a request. The future completes with the response or a {@link TransportException}; cancelling it
     * closes the connection.
     */
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        Route route;
        JdkCall call;
        HttpClient client;
        long number;
        try {
            RequestRules.check(request);
            route = routes.of(request.uri());
            client = clients.of(request.tlsIdentity());
            number = route == Route.FORWARDED ? tickets.nextNumber() : 0;
            String ticket = route == Route.FORWARDED ? tickets.ticket(number) : null;
            call = new JdkCall(JdkRequestFactory.of(request, ticket), route == Route.PROXIED);
        } catch (TransportException e) {
            return CompletableFuture.failedFuture(e);
        }
        if (calls.watch(call, request.timeout()) && client != null) {
            watch(call, route, number);
            begin(call, route, client);
        }
        return call.result();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The returned stage is not needed.
    private void watch(JdkCall call, Route route, long number) {
        if (route == Route.FORWARDED) {
            tickets.issue(number, call);
        }
        call.result().whenComplete((response, failure) -> {
            if (route == Route.FORWARDED) {
                tickets.withdraw(number);
            }
            if (failure != null && JdkCall.isProtocolBroken(failure)) {
                routes.suspect(call.request().uri());
            }
        });
    }

    private void begin(JdkCall call, Route route, HttpClient client) {
        URI uri = call.request().uri();
        TargetHost host = TargetHost.of(uri.getHost());
        switch (route) {
            case DIRECT -> {
                InetAddress address = host.address();
                if (address != null) {
                    call.goesTo(address);
                }
                JdkExchange.begin(call, client);
            }
            case TRUSTED -> exchangeAfter(lookups.addresses(host.name()), call, client);
            case CHECKED_BEFORE -> exchangeAfter(checkedLookups.addresses(host.name()), call, client);
            case FORWARDED, PROXIED -> JdkExchange.begin(call, client);
        }
    }

    /** The client resolves the name too, but then the platform has cached the result, so this does not block. */
    @SuppressWarnings("FutureReturnValueIgnored") // The call receives both results.
    private static void exchangeAfter(CompletableFuture<List<InetAddress>> lookup, JdkCall call, HttpClient client) {
        lookup.whenComplete((addresses, failure) -> {
            if (failure != null) {
                call.fail(failure);
            } else {
                JdkExchange.begin(call, client);
            }
        });
    }

    /** Aborts all requests in flight and closes connections and threads. Waits a limited time for them to end. */
    @Override
    public void close() {
        Deadline deadline = Threads.timeToEnd();
        calls.close();
        forwarder.close();
        lookups.close();
        clients.close(deadline);
        forwarder.awaitEnd(deadline);
        calls.awaitEnd(deadline);
        lookups.awaitEnd(deadline);
    }
}
