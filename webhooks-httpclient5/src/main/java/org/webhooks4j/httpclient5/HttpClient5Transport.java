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
 * Sends requests with Apache HttpClient 5: HTTP/1.1, one request at a time on a connection, connections kept for reuse
 * for half a minute. No redirect is followed, no cookie is kept, no body is unpacked, and no proxy is used unless one
 * is given here, whatever the system properties say.
 *
 * <p>The {@link AddressPolicy} holds at every connection, also against a name server that changes its answer: a name is
 * looked up once for each connection, every address found is checked, and one of those is dialled; if one is forbidden,
 * none is.
 *
 * <p>Of an answer, 16 KiB of the body and 16 KiB of headers are kept; up to 1 MiB of the body, 256 headers and 8 KiB of
 * each are read. A request that brought not one byte of an answer on a connection that was used before, because the
 * server had closed it while it was idle, is sent once more at once.
 *
 * <p>Safe for use by many threads. Has few threads of its own, all daemons, however many requests are on their way.
 * Futures complete on these threads.
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
     * A transport with the default settings, which allow what {@link AddressRules#standard()} allows.
     *
     * @return a new transport
     */
    public static HttpClient5Transport create() {
        return builder().build();
    }

    /**
     * A builder with the default settings.
     *
     * @return a new builder
     */
    public static HttpClient5TransportBuilder builder() {
        return new HttpClient5TransportBuilder();
    }

    /**
     * Sends a request and reads the answer. Does not wait for anything, not even for a name server.
     *
     * @param request what to send
     * @return completes with the answer, or with a {@link TransportException}
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

    /** Gives up all requests on their way, and closes connections and threads; those need a moment. */
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
