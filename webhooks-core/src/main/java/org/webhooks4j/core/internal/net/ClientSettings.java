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
 * What a client is made with.
 *
 * @param policy where requests may go
 * @param connectTimeout how long it may take until a connection stands
 * @param tls for requests without an identity
 * @param identities for requests with one, by its name
 * @param proxy through which all requests go, or null for none
 * @param resolver finds the addresses of names
 */
public record ClientSettings(
        AddressPolicy policy,
        Duration connectTimeout,
        SSLContext tls,
        Map<String, SSLContext> identities,
        @Nullable InetSocketAddress proxy,
        NameResolver resolver) {

    /** The names of all identities. */
    public Set<String> identityNames() {
        return identities.keySet();
    }

    /**
     * The context of a request's identity.
     *
     * @throws TransportException if there is none of that name
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
