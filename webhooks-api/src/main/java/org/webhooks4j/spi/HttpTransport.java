package org.webhooks4j.spi;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Sends HTTP requests. Implementations reuse connections, follow no redirects, and check every address they connect to
 * against the {@link AddressPolicy} they were created with, which {@link #addressPolicy()} returns.
 */
@FunctionalInterface
public interface HttpTransport {

    /**
     * Sends a request with its HTTP method and reads the response. Must not block the caller during the exchange.
     *
     * @param request the request
     * @return a future that completes within the request's timeout with the response, or exceptionally with a
     *     {@link TransportException} if there was none. Its outcome is
     *     {@link org.webhooks4j.admin.Outcome#SENDER_FAILURE} if the transport itself is at fault, for example because
     *     it is closed or has no free connection. Cancelling the future abandons the connection. It may complete on any
     *     thread; its dependent actions are short and do not block
     */
    CompletableFuture<TransportResponse> send(TransportRequest request);

    /**
     * Returns the TLS identities that webhooks may choose from. Each names a client certificate and the trusted
     * certificates.
     *
     * @return their names, always the same; empty unless the transport has some
     */
    default Set<String> tlsIdentities() {
        return Set.of();
    }

    /**
     * Returns the policy that this transport checks every address against. The engine applies it to saved webhooks too,
     * so that the host configures it once.
     *
     * @return the policy, always the same one; null if the transport checks no addresses, for example because it
     *     connects to nothing. The engine then uses its own policy, and only for the URLs of webhooks
     */
    default @Nullable AddressPolicy addressPolicy() {
        return null;
    }

    /**
     * Returns a transport that the engine does not close, because other engines use it too.
     *
     * @param transport the transport; the caller closes it after all engines that use it
     * @return a view of the same transport that is not {@link AutoCloseable}
     */
    static HttpTransport shared(HttpTransport transport) {
        return new SharedTransport(transport);
    }
}
