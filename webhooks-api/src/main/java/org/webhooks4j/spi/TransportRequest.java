package org.webhooks4j.spi;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request to send: a POST unless another method is given. */
public final class TransportRequest {

    private final String method;
    private final URI uri;
    private final Map<String, String> ownHeaders;
    private final Map<String, String> contextHeaders;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Duration timeout;
    private final @Nullable String tlsIdentity;

    /**
     * Creates a POST request with the transport's default TLS identity.
     *
     * @param uri an absolute {@code http} or {@code https} URI with a host
     * @param headers names and values, already validated
     * @param body the body, not copied, so it must not be modified any more
     * @param timeout the maximum duration of the whole exchange, from connecting to the last byte of the response
     */
    public TransportRequest(URI uri, Map<String, String> headers, byte[] body, Duration timeout) {
        this("POST", uri, headers, body, timeout, null);
    }

    /**
     * Creates a request.
     *
     * @param method {@code POST} or {@code OPTIONS}
     * @param uri an absolute {@code http} or {@code https} URI with a host
     * @param headers names and values, already validated
     * @param body the body, not copied, so it must not be modified any more; empty for {@code OPTIONS}
     * @param timeout the maximum duration of the whole exchange, from connecting to the last byte of the response
     * @param tlsIdentity the name of the transport's TLS identity, which selects the client certificate and the trusted
     *     certificates, or null for the transport's default
     */
    public TransportRequest(
            String method,
            URI uri,
            Map<String, String> headers,
            byte[] body,
            Duration timeout,
            @Nullable String tlsIdentity) {
        this(method, uri, new LinkedHashMap<>(headers), Map.of(), body, timeout, tlsIdentity);
    }

    private TransportRequest(
            String method,
            URI uri,
            Map<String, String> ownHeaders,
            Map<String, String> contextHeaders,
            byte[] body,
            Duration timeout,
            @Nullable String tlsIdentity) {
        this.method = method;
        this.uri = uri;
        this.ownHeaders = ownHeaders;
        this.contextHeaders = contextHeaders;
        this.headers = Collections.unmodifiableMap(all(ownHeaders, contextHeaders));
        this.body = body;
        this.timeout = timeout;
        this.tlsIdentity = tlsIdentity;
    }

    private static Map<String, String> all(Map<String, String> own, Map<String, String> ofContext) {
        if (ofContext.isEmpty()) {
            return own;
        }
        Map<String, String> all = new LinkedHashMap<>(own);
        ofContext.forEach((name, value) -> {
            if (own.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
                all.put(name, value);
            }
        });
        return all;
    }

    /**
     * Returns this request with other context headers.
     *
     * @param contextHeaders names and values, already validated, which replace the previous context headers. One that
     *     the request has otherwise too is not sent
     * @return a request
     */
    public TransportRequest withContextHeaders(Map<String, String> contextHeaders) {
        Map<String, String> copy = Collections.unmodifiableMap(new LinkedHashMap<>(contextHeaders));
        return new TransportRequest(method, uri, ownHeaders, copy, body, timeout, tlsIdentity);
    }

    /**
     * The HTTP method.
     *
     * @return {@code POST} for a delivery, {@code OPTIONS} for a handshake before one
     */
    public String method() {
        return method;
    }

    /**
     * The request's URI.
     *
     * @return an absolute URI
     */
    public URI uri() {
        return uri;
    }

    /**
     * The headers, except those that frame the request.
     *
     * @return names and values, in sending order
     */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * The headers that carry the trace context in which the event was raised, such as {@code traceparent}. A transport
     * that traces its requests continues that trace, and sends its own context instead.
     *
     * @return names and values, which {@link #headers()} contains unless it has others of the same name
     */
    public Map<String, String> contextHeaders() {
        return contextHeaders;
    }

    /**
     * The body.
     *
     * @return the bytes, not a copy; must not be modified
     */
    public byte[] body() {
        return body;
    }

    /**
     * The maximum duration of the whole exchange.
     *
     * @return more than zero
     */
    public Duration timeout() {
        return timeout;
    }

    /**
     * The TLS identity, which selects the client certificate and the trusted certificates.
     *
     * @return one of the transport's {@linkplain HttpTransport#tlsIdentities() TLS identities}, or null for its default
     */
    public @Nullable String tlsIdentity() {
        return tlsIdentity;
    }
}
