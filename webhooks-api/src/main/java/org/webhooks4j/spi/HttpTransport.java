package org.webhooks4j.spi;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request. Implementations keep connections for reuse, follow no redirects, and check every address they
 * connect to against the {@link AddressPolicy} they were made with, which they tell by {@link #addressPolicy()}.
 */
@FunctionalInterface
public interface HttpTransport {

    /**
     * Sends a request by the method that it names and reads the answer. Must not block the caller for the time of the
     * exchange.
     *
     * @param request what to send
     * @return completes, not later than the request's timeout, with the answer, or exceptionally with a
     *     {@link TransportException} if none came; with {@link org.webhooks4j.admin.Outcome#SENDER_FAILURE} if that is
     *     the transport's own fault, such as that it is closed or has no connection to give. Cancelling it gives the
     *     connection up. It may complete on any thread; what hangs on it is short and does not block
     */
    CompletableFuture<TransportResponse> send(TransportRequest request);

    /**
     * The TLS identities that webhooks may choose from: each stands for a client certificate, and for whom to trust.
     *
     * @return their names, always the same; none unless the transport has some
     */
    default Set<String> tlsIdentities() {
        return Set.of();
    }

    /**
     * The policy that this transport checks every address by. The engine takes it over for the webhooks that are saved,
     * so that it is given once.
     *
     * @return the policy, always the same one; null if the transport checks no addresses, as one that connects to
     *     nothing: then the engine's own policy holds, and for the URLs of webhooks alone
     */
    default @Nullable AddressPolicy addressPolicy() {
        return null;
    }

    /**
     * A transport for an engine that is not to close it, because other engines use it too.
     *
     * @param transport what sends; the caller's to close, after all engines that use it
     * @return the same, but not {@link AutoCloseable}
     */
    static HttpTransport shared(HttpTransport transport) {
        return new SharedTransport(transport);
    }
}
