package org.webhooks4j.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as sent over the wire: received by a {@link ScriptedReceiver}, or created by a {@link SampleSender} for the
 * test of a receiver. Immutable.
 */
public final class WebhookRequest {

    private final String url;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Instant at;

    WebhookRequest(String url, Map<String, String> headers, byte[] body, Instant at) {
        Map<String, String> sorted = new TreeMap<>();
        headers.forEach((name, value) -> sorted.put(name.toLowerCase(Locale.ROOT), value));
        this.url = url;
        this.headers = Collections.unmodifiableMap(sorted);
        this.body = body.clone();
        this.at = at;
    }

    /**
     * Returns the request's URL.
     *
     * @return the URL
     */
    public String url() {
        return url;
    }

    /**
     * Returns the headers.
     *
     * @return names in lower case, and values; unmodifiable
     */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * Returns one header.
     *
     * @param name its name, case-insensitive
     * @return its value, or null if there is none
     */
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /**
     * Returns the message's id, the same on every attempt.
     *
     * @return the value of {@code webhook-id}
     */
    public String messageId() {
        return Objects.requireNonNullElse(header("webhook-id"), "");
    }

    /**
     * Returns the attempt number.
     *
     * @return the value of {@code webhook-attempt}, 1 for the first; 0 if there is no such header
     */
    public int attempt() {
        String value = header("webhook-attempt");
        return value == null ? 0 : Integer.parseInt(value);
    }

    /**
     * Returns the body.
     *
     * @return a copy of the bytes
     */
    public byte[] body() {
        return body.clone();
    }

    /**
     * Returns the body as text.
     *
     * @return the bytes read as UTF-8
     */
    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * Returns when the receiver got the request.
     *
     * @return the instant by the engine's clock
     */
    public Instant receivedAt() {
        return at;
    }

    /**
     * Returns this request with another value of a header, to test that a receiver refuses a modified request.
     *
     * @param name the header's name
     * @param value its value, or null to remove the header
     * @return a copy with the original signature
     */
    public WebhookRequest withHeader(String name, @Nullable String value) {
        Map<String, String> changed = new TreeMap<>(headers);
        if (value == null) {
            changed.remove(name.toLowerCase(Locale.ROOT));
        } else {
            changed.put(name.toLowerCase(Locale.ROOT), value);
        }
        return new WebhookRequest(url, changed, body, at);
    }

    /**
     * Returns this request with another body, to test that a receiver refuses a modified request.
     *
     * @param body the body
     * @return a copy with the original signature
     */
    public WebhookRequest withBody(byte[] body) {
        return new WebhookRequest(url, headers, body, at);
    }

    @Override
    public String toString() {
        return "#" + attempt() + " " + messageId() + " to " + url + " at " + at + ": " + bodyText();
    }
}
