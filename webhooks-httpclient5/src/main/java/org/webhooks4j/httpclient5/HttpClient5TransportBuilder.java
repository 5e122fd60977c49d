package org.webhooks4j.httpclient5;

import java.net.InetSocketAddress;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.internal.net.ClientSettingsBuilder;
import org.webhooks4j.core.internal.net.NameResolver;
import org.webhooks4j.spi.AddressPolicy;

/** Builds {@link HttpClient5Transport}s. Not thread-safe. */
public final class HttpClient5TransportBuilder {

    private final ClientSettingsBuilder settings = new ClientSettingsBuilder(AddressRules.standard());

    HttpClient5TransportBuilder() {}

    /**
     * Sets which addresses requests may go to. The default is {@link AddressRules#standard()}.
     *
     * @param policy the policy
     * @return this
     */
    public HttpClient5TransportBuilder addressPolicy(AddressPolicy policy) {
        settings.policy(policy);
        return this;
    }

    /**
     * Sets the connect timeout, which includes the TLS handshake.
     *
     * @param timeout more than zero; the default is 5 seconds
     * @return this
     * @throws IllegalArgumentException if the timeout is not more than zero
     */
    public HttpClient5TransportBuilder connectTimeout(Duration timeout) {
        settings.connectTimeout(timeout);
        return this;
    }

    /**
     * Sets the trusted authorities, for example a company's own, and the client certificate. The default is the JVM's
     * {@linkplain SSLContext#getDefault() default context}. Regardless of the context, the transport checks that a
     * server's certificate matches the host name.
     *
     * @param context an initialised context
     * @return this
     */
    public HttpClient5TransportBuilder sslContext(SSLContext context) {
        settings.tls(context);
        return this;
    }

    /**
     * Adds a TLS identity: the trusted authorities and the client certificate for the webhooks that
     * {@linkplain org.webhooks4j.DeliveryOptions#tlsIdentity() name} it. Each identity has its own connections and a
     * few threads.
     *
     * @param name 1 to 64 letters, digits, {@code _}, {@code -}, {@code .} or {@code :}
     * @param context an initialised context
     * @return this
     * @throws IllegalArgumentException if the name is invalid
     */
    public HttpClient5TransportBuilder tlsIdentity(String name, SSLContext context) {
        settings.identity(name, context);
        return this;
    }

    /**
     * Sends all requests through an HTTP proxy, with CONNECT for {@code https}. The proxy then resolves names and
     * connects, so the proxy, not the address policy, decides which addresses a name may resolve to. The policy still
     * checks names and hosts that are literal addresses. It does not check the proxy's own address.
     *
     * @param address the proxy, which must not require a password
     * @return this
     */
    public HttpClient5TransportBuilder proxy(InetSocketAddress address) {
        settings.proxy(address);
        return this;
    }

    /** Sets the name resolver. For tests, which cannot make the platform's name server change its answer. */
    HttpClient5TransportBuilder resolver(NameResolver resolver) {
        settings.resolver(resolver);
        return this;
    }

    /**
     * Builds a transport.
     *
     * @return a new transport; the engine that uses it closes it, otherwise the caller must
     * @throws IllegalStateException if no context is set and the platform has none
     */
    public HttpClient5Transport build() {
        return new HttpClient5Transport(settings.build());
    }
}
