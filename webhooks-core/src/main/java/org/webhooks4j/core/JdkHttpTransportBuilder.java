package org.webhooks4j.core;

import java.net.InetSocketAddress;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.webhooks4j.core.internal.net.ClientSettingsBuilder;
import org.webhooks4j.core.internal.net.NameResolver;
import org.webhooks4j.spi.AddressPolicy;

/** Builds a {@link JdkHttpTransport}. Not thread-safe. */
public final class JdkHttpTransportBuilder {

    private final ClientSettingsBuilder settings = new ClientSettingsBuilder(AddressRules.standard());

    JdkHttpTransportBuilder() {}

    /**
     * Sets the policy that decides where requests may go. The default is {@link AddressRules#standard()}.
     *
     * @param policy the policy
     * @return this
     */
    public JdkHttpTransportBuilder addressPolicy(AddressPolicy policy) {
        settings.policy(policy);
        return this;
    }

    /**
     * Sets the connect timeout.
     *
     * @param timeout more than zero; the default is 5 seconds
     * @return this
     * @throws IllegalArgumentException if it is not more than zero
     */
    public JdkHttpTransportBuilder connectTimeout(Duration timeout) {
        settings.connectTimeout(timeout);
        return this;
    }

    /**
     * Sets the TLS context: the trusted authorities, such as a company's own, and the client certificate. The default
     * is the JVM's {@linkplain SSLContext#getDefault() default context}. The server's certificate must always match the
     * host, regardless of the context and the system properties.
     *
     * @param context an initialized context
     * @return this
     */
    public JdkHttpTransportBuilder sslContext(SSLContext context) {
        settings.tls(context);
        return this;
    }

    /**
     * Adds a TLS identity (trusted authorities and a client certificate) for the webhooks that
     * {@linkplain org.webhooks4j.DeliveryOptions#tlsIdentity() name} it. Each identity keeps its own connections and
     * one thread.
     *
     * @param name 1 to 64 letters, digits, {@code _}, {@code -}, {@code .} or {@code :}
     * @param context an initialized context
     * @return this
     * @throws IllegalArgumentException if the name is not valid
     */
    public JdkHttpTransportBuilder tlsIdentity(String name, SSLContext context) {
        settings.identity(name, context);
        return this;
    }

    /**
     * Sends all requests through an HTTP proxy, with CONNECT for {@code https}. The proxy then resolves names and
     * connects, so the proxy, not the address policy, decides which addresses a name resolves to. The policy still
     * checks names and hosts given as addresses. It does not check the proxy's own address.
     *
     * @param address the proxy, which must not require authentication
     * @return this
     */
    public JdkHttpTransportBuilder proxy(InetSocketAddress address) {
        settings.proxy(address);
        return this;
    }

    /** Sets the name resolver. For tests, which cannot change the platform's name lookups. */
    JdkHttpTransportBuilder resolver(NameResolver resolver) {
        settings.resolver(resolver);
        return this;
    }

    /**
     * Builds the transport.
     *
     * @return a new transport. The engine that it is passed to closes it; otherwise the caller must
     * @throws IllegalStateException if no TLS context is set and the platform has no default one
     */
    public JdkHttpTransport build() {
        return new JdkHttpTransport(settings.build());
    }
}
