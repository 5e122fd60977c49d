package org.webhooks4j.core;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.core.internal.http.ClientSettings;
import org.webhooks4j.spi.AddressPolicy;

/** Builds {@link JdkHttpTransport}s. Not safe for use by many threads. */
public final class JdkHttpTransportBuilder {

    private AddressPolicy addressPolicy = AddressRules.standard();
    private Duration connectTimeout = Duration.ofSeconds(5);
    private @Nullable SSLContext sslContext;
    private @Nullable InetSocketAddress proxy;

    JdkHttpTransportBuilder() {}

    /**
     * Sets where requests may go. The default is {@link AddressRules#standard()}.
     *
     * @param policy the policy
     * @return this
     */
    public JdkHttpTransportBuilder addressPolicy(AddressPolicy policy) {
        this.addressPolicy = Objects.requireNonNull(policy);
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
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("the connect timeout is " + timeout + "; pass more than zero");
        }
        this.connectTimeout = timeout;
        return this;
    }

    /**
     * Sets whom to trust, and the key with which to prove who sends. The default is the JVM's
     * {@linkplain SSLContext#getDefault() default context}.
     *
     * @param context an initialised context
     * @return this
     */
    public JdkHttpTransportBuilder sslContext(SSLContext context) {
        this.sslContext = Objects.requireNonNull(context);
        return this;
    }

    /**
     * Sends all requests through an HTTP proxy. It is then the proxy that looks names up and connects, so that it, not
     * the address policy, decides which addresses a name may stand for; hosts that are addresses are checked as ever.
     *
     * @param address the proxy, which must need no password
     * @return this
     */
    public JdkHttpTransportBuilder proxy(InetSocketAddress address) {
        this.proxy = Objects.requireNonNull(address);
        return this;
    }

    /**
     * Builds a transport.
     *
     * @return a new transport, to be closed by the engine it is given to, or else by the caller
     */
    public JdkHttpTransport build() {
        return new JdkHttpTransport(new ClientSettings(addressPolicy, connectTimeout, sslContext, proxy));
    }
}
