package org.webhooks4j.httpclient5;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.internal.net.CheckedLookups;
import org.webhooks4j.core.internal.net.ClientSettings;
import org.webhooks4j.core.internal.net.Deadline;
import org.webhooks4j.core.internal.net.NameLookups;
import org.webhooks4j.core.internal.net.OpenCalls;
import org.webhooks4j.core.internal.net.RequestRules;
import org.webhooks4j.core.internal.net.TargetHost;
import org.webhooks4j.core.internal.net.Threads;
import org.webhooks4j.spi.AddressPolicy;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportException;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/**
 * Sends requests with Apache HttpClient 5: HTTP/1.1, one request at a time per connection, idle connections kept for
 * half a minute. It follows no redirects, keeps no cookies and decompresses no bodies. It ignores the proxy system
 * properties and uses only a proxy that is set on the builder.
 *
 * <p>The {@link AddressPolicy} is enforced for every connection, also if a name server changes its answer. The
 * transport resolves a name once per connection, checks every address and connects to one of them. If the policy
 * forbids one address, the transport connects to none.
 *
 * <p>Of a response, the transport keeps 16 KiB of the body and 16 KiB of headers; it reads up to 1 MiB of the body, 256
 * headers and 8 KiB of each. If the server closed a reused connection while it was idle, and no byte of a response
 * arrived, the transport immediately sends the request once more.
 *
 * <p>This class is thread-safe. It has few threads of its own, all daemons, regardless of the number of requests in
 * flight. Futures complete on these threads.
 */
public final class HttpClient5Transport implements HttpTransport, AutoCloseable {

    private final ClientSettings settings;
    private final OpenCalls calls = new OpenCalls();
    private final NameLookups lookups;
    private final ClientsByIdentity clients;

    HttpClient5Transport(ClientSettings settings) {
        this.settings = settings;
        this.lookups = new NameLookups(settings.resolver(), calls.timer());
        this.clients = new ClientsByIdentity(settings, new CheckedLookups(lookups, settings.policy()), calls.timer());
    }

    /**
     * Creates a transport with the default settings; its address policy is {@link AddressRules#standard()}.
     *
     * @return a new transport
     */
    public static HttpClient5Transport create() {
        return builder().build();
    }

    /**
     * Creates a builder with the default settings.
     *
     * @return a new builder
     */
    public static HttpClient5TransportBuilder builder() {
        return new HttpClient5TransportBuilder();
    }

    /**
     * Sends a request and reads the response. Never blocks, not even for a name server.
     *
     * @param request the request
     * @return completes with the response, or with a {@link TransportException}
     */
    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        PlainClient client;
        try {
            RequestRules.check(request);
            TargetHost host = TargetHost.of(request.uri().getHost());
            String refusal = host.refusal(settings.policy());
            if (refusal != null) {
                throw CheckedLookups.refused(host.name(), refusal);
            }
            client = clients.of(request.tlsIdentity());
        } catch (TransportException e) {
            return CompletableFuture.failedFuture(e);
        }
        ClientCall call = new ClientCall(request, client);
        if (calls.watch(call, request.timeout())) {
            call.begin();
        }
        return call.result();
    }

    @Override
    public Set<String> tlsIdentities() {
        return settings.identityNames();
    }

    @Override
    public AddressPolicy addressPolicy() {
        return settings.policy();
    }

    /** Aborts all requests in flight and closes connections and threads. Waits a short time for the threads to end. */
    @Override
    public void close() {
        Deadline deadline = Threads.timeToEnd();
        calls.close();
        lookups.close();
        clients.close(deadline);
        calls.awaitEnd(deadline);
        lookups.awaitEnd(deadline);
    }
}
