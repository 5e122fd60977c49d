package org.webhooks4j.core.internal.net;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.spi.AddressPolicy;
import org.webhooks4j.spi.TransportException;

/**
 * The settings of an HTTP client.
 *
 * @param policy where requests may go
 * @param connectTimeout the connect timeout
 * @param tls the TLS context for requests without an identity
 * @param identities the TLS contexts by identity name
 * @param proxy the proxy for all requests, or null for none
 * @param resolver resolves names
 */
public record ClientSettings(
        AddressPolicy policy,
        Duration connectTimeout,
        SSLContext tls,
        Map<String, SSLContext> identities,
        @Nullable InetSocketAddress proxy,
        NameResolver resolver) {

    /** The names of all TLS identities. */
    public Set<String> identityNames() {
        return identities.keySet();
    }

    /**
     * Returns the TLS context of a request's identity.
     *
     * @throws TransportException if there is no identity with that name
     */
    public SSLContext tls(@Nullable String identity) {
        if (identity == null) {
            return tls;
        }
        SSLContext context = identities.get(identity);
        if (context == null) {
            throw new TransportException(
                    Outcome.UNSENDABLE,
                    "the transport has no TLS identity '" + identity + "'; add it where the transport is built, or"
                            + " choose another for the webhook",
                    null,
                    null);
        }
        return context;
    }
}
