package org.webhooks4j.testkit.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.spi.AddressPolicy;

/** The settings of a transport that a contract test needs. Immutable. */
public final class TransportSetup {

    /** Resolves names in place of the platform's resolver. */
    @FunctionalInterface
    public interface Resolver {

        /**
         * Resolves a name. May block.
         *
         * @param name the name, in lower case
         * @return all its addresses
         * @throws UnknownHostException if the name has no address
         */
        List<InetAddress> resolve(String name) throws UnknownHostException;
    }

    private final AddressPolicy addressPolicy;
    private final Duration connectTimeout;
    private final SSLContext sslContext;
    private final Map<String, SSLContext> tlsIdentities;
    private final @Nullable InetSocketAddress proxy;
    private final Resolver resolver;

    private TransportSetup(
            AddressPolicy addressPolicy,
            Duration connectTimeout,
            SSLContext sslContext,
            Map<String, SSLContext> tlsIdentities,
            @Nullable InetSocketAddress proxy,
            Resolver resolver) {
        this.addressPolicy = addressPolicy;
        this.connectTimeout = connectTimeout;
        this.sslContext = sslContext;
        this.tlsIdentities = Map.copyOf(tlsIdentities);
        this.proxy = proxy;
        this.resolver = resolver;
    }

    /** Resolves every name to this machine, and allows requests only to it. */
    static TransportSetup onLoopback(SSLContext sslContext) {
        return new TransportSetup(
                AddressRules.standard().allow("127.0.0.1"),
                Duration.ofSeconds(5),
                sslContext,
                Map.of(),
                null,
                name -> AddressTexts.of("127.0.0.1"));
    }

    TransportSetup addressPolicy(AddressPolicy wanted) {
        return new TransportSetup(wanted, connectTimeout, sslContext, tlsIdentities, proxy, resolver);
    }

    TransportSetup connectTimeout(Duration wanted) {
        return new TransportSetup(addressPolicy, wanted, sslContext, tlsIdentities, proxy, resolver);
    }

    TransportSetup sslContext(SSLContext wanted) {
        return new TransportSetup(addressPolicy, connectTimeout, wanted, tlsIdentities, proxy, resolver);
    }

    TransportSetup tlsIdentities(Map<String, SSLContext> wanted) {
        return new TransportSetup(addressPolicy, connectTimeout, sslContext, wanted, proxy, resolver);
    }

    TransportSetup proxy(InetSocketAddress wanted) {
        return new TransportSetup(addressPolicy, connectTimeout, sslContext, tlsIdentities, wanted, resolver);
    }

    TransportSetup resolver(Resolver wanted) {
        return new TransportSetup(addressPolicy, connectTimeout, sslContext, tlsIdentities, proxy, wanted);
    }

    /**
     * Decides which addresses requests may go to.
     *
     * @return the policy
     */
    public AddressPolicy addressPolicy() {
        return addressPolicy;
    }

    /**
     * Returns the connect timeout.
     *
     * @return more than zero
     */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /**
     * Returns the TLS context, which determines the trusted authorities.
     *
     * @return the context for requests without a TLS identity
     */
    public SSLContext sslContext() {
        return sslContext;
    }

    /**
     * Returns the TLS identities.
     *
     * @return the contexts by identity name
     */
    public Map<String, SSLContext> tlsIdentities() {
        return tlsIdentities;
    }

    /**
     * Returns the proxy through which all requests go.
     *
     * @return its address, or null for none
     */
    public @Nullable InetSocketAddress proxy() {
        return proxy;
    }

    /**
     * Resolves host names.
     *
     * @return the only resolver that the transport may use
     */
    public Resolver resolver() {
        return resolver;
    }
}
