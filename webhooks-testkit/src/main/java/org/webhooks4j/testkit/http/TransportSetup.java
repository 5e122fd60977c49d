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

/** How a contract wants a transport to be made. Immutable. */
public final class TransportSetup {

    /** Finds the addresses of names in the platform's place. */
    @FunctionalInterface
    public interface Resolver {

        /**
         * Looks a name up. May block.
         *
         * @param name in lower case
         * @return all its addresses
         * @throws UnknownHostException if it has none
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

    /** Every name stands for this machine, where alone requests may go. */
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
     * Where requests may go.
     *
     * @return the policy
     */
    public AddressPolicy addressPolicy() {
        return addressPolicy;
    }

    /**
     * How long it may take until a connection stands.
     *
     * @return more than zero
     */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /**
     * Whom to trust.
     *
     * @return the context for requests without a TLS identity
     */
    public SSLContext sslContext() {
        return sslContext;
    }

    /**
     * The TLS identities.
     *
     * @return each by its name
     */
    public Map<String, SSLContext> tlsIdentities() {
        return tlsIdentities;
    }

    /**
     * The proxy through which all requests go.
     *
     * @return its address, or null for none
     */
    public @Nullable InetSocketAddress proxy() {
        return proxy;
    }

    /**
     * What finds the addresses of names.
     *
     * @return the only one to be asked
     */
    public Resolver resolver() {
        return resolver;
    }
}
