package org.webhooks4j.testkit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Outcome;

/** A {@link ScriptedReceiver}'s reply to a request: a response, or a way to fail. Immutable. */
public final class Reply {

    private final int statusCode;
    private final @Nullable Outcome failure;
    private final Map<String, String> headers;
    private final String body;
    private final Duration delay;

    private Reply(int statusCode, @Nullable Outcome failure, Map<String, String> headers, String body, Duration delay) {
        this.statusCode = statusCode;
        this.failure = failure;
        this.headers = headers;
        this.body = body;
        this.delay = delay;
    }

    /**
     * Creates a response.
     *
     * @param statusCode the HTTP status, from 200 to 599
     * @return the reply, without headers, body and delay
     * @throws IllegalArgumentException if the status is not in that range
     */
    public static Reply status(int statusCode) {
        if (statusCode < 200 || statusCode > 599) {
            throw new IllegalArgumentException("the status " + statusCode + " ends no exchange; write 200 to 599");
        }
        return new Reply(statusCode, null, Map.of(), "", Duration.ZERO);
    }

    /**
     * Creates a {@code 503 Service Unavailable} with a {@code Retry-After} in seconds.
     *
     * @param pause the value of {@code Retry-After}, in whole seconds
     * @return the reply
     */
    public static Reply retryAfter(Duration pause) {
        return status(503).header("Retry-After", Long.toString(pause.toSeconds()));
    }

    /**
     * Refuses the connection, so the receiver sees no request. Only in process: a real server that listens cannot
     * refuse a connection; {@link ScriptedReceiver#close() close} it instead.
     *
     * @return the reply
     */
    public static Reply connectionRefused() {
        return failure(Outcome.CONNECT_FAILURE);
    }

    /**
     * Resets the connection before the response is complete.
     *
     * @return the reply
     */
    public static Reply connectionReset() {
        return failure(Outcome.CONNECTION_LOST);
    }

    /**
     * Never responds, so the sender's timeout ends the exchange: immediately in process, after the timeout on loopback.
     *
     * @return the reply
     */
    public static Reply timeout() {
        return failure(Outcome.TIMEOUT);
    }

    private static Reply failure(Outcome outcome) {
        return new Reply(0, outcome, Map.of(), "", Duration.ZERO);
    }

    /**
     * Adds a header to the response.
     *
     * @param name the header's name
     * @param value its value
     * @return a copy of this reply
     */
    public Reply header(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name.toLowerCase(Locale.ROOT), Objects.requireNonNull(value));
        return new Reply(statusCode, failure, Map.copyOf(all), body, delay);
    }

    /**
     * Sets the response body.
     *
     * @param body the text, sent as UTF-8
     * @return a copy of this reply
     */
    public Reply body(String body) {
        return new Reply(statusCode, failure, headers, Objects.requireNonNull(body), delay);
    }

    /**
     * Delays the response. In process nothing waits, because a driven clock moves only when the test advances it: a
     * response later than the sender's timeout becomes a timeout, and any other is immediate. On loopback the response
     * takes the real time.
     *
     * @param delay zero or more
     * @return a copy of this reply
     * @throws IllegalArgumentException if the delay is negative
     */
    public Reply after(Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("the delay " + delay + " is negative; pass zero or more");
        }
        return new Reply(statusCode, failure, headers, body, delay);
    }

    int statusCode() {
        return statusCode;
    }

    /** How the exchange fails, or null if there is a response. */
    @Nullable
    Outcome failure() {
        return failure;
    }

    Map<String, String> headers() {
        return headers;
    }

    String body() {
        return body;
    }

    Duration delay() {
        return delay;
    }

    @Override
    public String toString() {
        return failure == null ? Integer.toString(statusCode) : failure.toString();
    }
}
