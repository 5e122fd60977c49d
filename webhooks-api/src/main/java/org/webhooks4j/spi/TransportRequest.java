package org.webhooks4j.spi;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A POST request to be sent. */
public final class TransportRequest {

    private final URI uri;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Duration timeout;

    /**
     * A request.
     *
     * @param uri an absolute {@code http} or {@code https} URI with a host
     * @param headers names and values, checked
     * @param body not copied, so it must not change any more
     * @param timeout how long the whole exchange may take, from connecting to the last byte of the answer
     */
    public TransportRequest(URI uri, Map<String, String> headers, byte[] body, Duration timeout) {
        this.uri = uri;
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        this.body = body;
        this.timeout = timeout;
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
}
