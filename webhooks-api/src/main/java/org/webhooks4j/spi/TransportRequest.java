package org.webhooks4j.spi;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request to be sent: a POST unless said otherwise. */
public final class TransportRequest {

    private final String method;
    private final URI uri;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Duration timeout;
    private final @Nullable String tlsIdentity;

    /**
     * A POST request with the transport's default TLS identity.
     *
     * @param uri an absolute {@code http} or {@code https} URI with a host
     * @param headers names and values, checked
     * @param body not copied, so it must not change any more
     * @param timeout how long the whole exchange may take, from connecting to the last byte of the answer
     */
    public TransportRequest(URI uri, Map<String, String> headers, byte[] body, Duration timeout) {
        this("POST", uri, headers, body, timeout, null);
    }

    /**
     * A request.
     *
     * @param method {@code POST} or {@code OPTIONS}
     * @param uri an absolute {@code http} or {@code https} URI with a host
     * @param headers names and values, checked
     * @param body not copied, so it must not change any more; empty for {@code OPTIONS}
     * @param timeout how long the whole exchange may take, from connecting to the last byte of the answer
     * @param tlsIdentity the name under which the transport knows whose certificate to show and whom to trust, or null
     *     for the transport's default
     */
    public TransportRequest(
            String method,
            URI uri,
            Map<String, String> headers,
            byte[] body,
            Duration timeout,
            @Nullable String tlsIdentity) {
        this.method = method;
        this.uri = uri;
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        this.body = body;
        this.timeout = timeout;
        this.tlsIdentity = tlsIdentity;
    }

    /**
     * What it asks for.
     *
     * @return {@code POST} for a delivery, {@code OPTIONS} for a handshake before one
     */
    public String method() {
        return method;
    }

    /**
     * Where it goes.
     *
     * @return an absolute URI
     */
    public URI uri() {
        return uri;
    }

    /**
     * The headers, without those that frame the request.
     *
     * @return names and values, in the order in which to send them
     */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * The body.
     *
     * @return the bytes themselves, not to be changed
     */
    public byte[] body() {
        return body;
    }

    /**
     * How long the whole exchange may take.
     *
     * @return more than zero
     */
    public Duration timeout() {
        return timeout;
    }

    /**
     * Whose certificate to show, and whom to trust.
     *
     * @return one of the transport's {@linkplain HttpTransport#tlsIdentities() TLS identities}, or null for its default
     */
    public @Nullable String tlsIdentity() {
        return tlsIdentity;
    }
}
