package org.webhooks4j.core.internal.net;

import java.net.InetSocketAddress;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.webhook.Ids;
import org.webhooks4j.spi.AddressPolicy;

/** Collects the settings that the builders of all transports share. */
public final class ClientSettingsBuilder {

    private final Map<String, SSLContext> identities = new LinkedHashMap<>();
    private AddressPolicy policy;
    private Duration connectTimeout = Duration.ofSeconds(5);
    private @Nullable SSLContext tls;
    private @Nullable InetSocketAddress proxy;
    private NameResolver resolver = NameResolver.PLATFORM;

    /** Creates a builder with a default policy. */
    public ClientSettingsBuilder(AddressPolicy policy) {
        this.policy = policy;
    }

    /** Sets the policy that decides where requests may go. */
    public void policy(AddressPolicy wanted) {
        policy = Objects.requireNonNull(wanted);
    }

    /** Sets the connect timeout. */
    public void connectTimeout(Duration timeout) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("the connect timeout is " + timeout + "; pass more than zero");
        }
        connectTimeout = timeout;
    }

    /** Sets the TLS context for requests without an identity. */
    public void tls(SSLContext context) {
        tls = Objects.requireNonNull(context);
    }

    /** Adds a TLS identity. */
    public void identity(String name, SSLContext context) {
        if (!Ids.isUsable(name)) {
            throw new IllegalArgumentException("the TLS identity '" + name + "' is not usable; " + Ids.REMEDY);
        }
        identities.put(name, Objects.requireNonNull(context));
    }

    /** Sets the proxy for all requests. */
    public void proxy(InetSocketAddress address) {
        proxy = Objects.requireNonNull(address);
    }

    /** Sets a resolver to use instead of the platform's. */
    public void resolver(NameResolver wanted) {
        resolver = Objects.requireNonNull(wanted);
    }

    /** Builds the settings. */
    public ClientSettings build() {
        return new ClientSettings(
                policy, connectTimeout, tls == null ? defaultTls() : tls, Map.copyOf(identities), proxy, resolver);
    }

    private static SSLContext defaultTls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(
                    "the platform's trust store cannot be used; correct javax.net.ssl.trustStore, or pass an"
                            + " sslContext",
                    e);
        }
    }
}
