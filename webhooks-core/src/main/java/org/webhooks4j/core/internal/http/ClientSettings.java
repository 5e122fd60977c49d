package org.webhooks4j.core.internal.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.spi.AddressPolicy;

/** What a client is made with; without a TLS context the platform's is used, without a proxy none is. */
public record ClientSettings(
        AddressPolicy policy,
        Duration connectTimeout,
        @Nullable SSLContext tls,
        @Nullable InetSocketAddress proxy) {}
