package org.webhooks4j.core;

import java.net.InetSocketAddress;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.webhooks4j.core.internal.net.ClientSettingsBuilder;
import org.webhooks4j.core.internal.net.NameResolver;
import org.webhooks4j.spi.AddressPolicy;

/** Builds {@link JdkHttpTransport}s. Not safe for use by many threads. */
public final class JdkHttpTransportBuilder {

    private final ClientSettingsBuilder settings = new ClientSettingsBuilder(AddressRules.standard());

    JdkHttpTransportBuilder() {}

    /**
     * Sets where requests may go. The default is {@link AddressRules#standard()}.
     *
     * @param policy the policy
     * @return this
     */
    public JdkHttpTransportBuilder addressPolicy(AddressPolicy policy) {
        settings.policy(policy);
        return this;
    }

    /**
     * Sets how long it may take until a connection stands.
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
     * Sets whom to trust, such as a company's own authority, and the certificate with which to prove who sends. The
     * default is the JVM's {@linkplain SSLContext#getDefault() default context}. Whatever the context and the system
     * properties say, a server's certificate must be for the host that is called.
     *
     * @param context an initialised context
     * @return this
     */
    public JdkHttpTransportBuilder sslContext(SSLContext context) {
        settings.tls(context);
        return this;
    }

    /**
     * Adds a TLS identity: whom to trust, and the certificate with which to prove who sends, for the webhooks that
     * {@linkplain org.webhooks4j.DeliveryOptions#tlsIdentity() name} it. Each keeps its own connections, and one
     * thread.
     *
     * @param name 1 to 64 letters, digits, {@code _}, {@code -}, {@code .} or {@code :}
     * @param context an initialised context
     * @return this
     * @throws IllegalArgumentException if the name is not usable
     */
    public JdkHttpTransportBuilder tlsIdentity(String name, SSLContext context) {
        settings.identity(name, context);
        return this;
    }

    /**
     * Sends all requests through an HTTP proxy, with CONNECT for {@code https}. It is then the proxy that looks names
     * up and connects, so that it, not the address policy, decides which addresses a name may stand for. The policy is
     * asked about names themselves and about hosts that are addresses, as ever, and not about the proxy's own address.
     *
     * @param address the proxy, which must need no password
     * @return this
     */
    public JdkHttpTransportBuilder proxy(InetSocketAddress address) {
        settings.proxy(address);
        return this;
    }

    /** For tests, which cannot make the platform's name server change its answer. */
    JdkHttpTransportBuilder resolver(NameResolver resolver) {
        settings.resolver(resolver);
        return this;
    }

    /**
     * Builds a transport.
     *
     * @return a new transport, to be closed by the engine it is given to, or else by the caller
     * @throws IllegalStateException if no context is set and the platform has none
     */
    public JdkHttpTransport build() {
        return new JdkHttpTransport(settings.build());
    }
}
