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
 * A request as it goes over the wire: what a {@link ScriptedReceiver} got, or what a {@link SampleSender} made for the
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
     * Where it went.
     *
     * @return the URL
     */
    public String url() {
        return url;
    }

    /**
     * The headers.
     *
     * @return names in lower case, and values; unmodifiable
     */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * One header.
     *
     * @param name its name; case does not matter
     * @return its value, or null if there is none
     */
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /**
     * The message's id, the same on every attempt.
     *
     * @return the value of {@code webhook-id}
     */
    public String messageId() {
        return Objects.requireNonNullElse(header("webhook-id"), "");
    }

    /**
     * Which attempt it was.
     *
     * @return the value of {@code webhook-attempt}, 1 for the first; 0 if there is no such header
     */
    public int attempt() {
        String value = header("webhook-attempt");
        return value == null ? 0 : Integer.parseInt(value);
    }

    /**
     * The body.
     *
     * @return a copy of the bytes
     */
    public byte[] body() {
        return body.clone();
    }

    /**
     * The body as text.
     *
     * @return the bytes read as UTF-8
     */
    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * When it arrived.
     *
     * @return the instant by the engine's clock
     */
    public Instant receivedAt() {
        return at;
    }

    /**
     * The same request with another value of a header: to see a receiver refuse what was changed on the way.
     *
     * @param name the header's name
     * @param value its value, or null for none
     * @return a copy, signed as before
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
     * The same request with another body: to see a receiver refuse what was changed on the way.
     *
     * @param body the body
     * @return a copy, signed as before
     */
    public WebhookRequest withBody(byte[] body) {
        return new WebhookRequest(url, headers, body, at);
    }

    @Override
    public String toString() {
        return "#" + attempt() + " " + messageId() + " to " + url + " at " + at + ": " + bodyText();
    }
}
