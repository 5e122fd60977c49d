package org.webhooks4j.core.internal.admin;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.InvalidWebhookException.Violation;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.internal.net.RequestRules;
import org.webhooks4j.core.internal.signing.OwnHeaders;
import org.webhooks4j.internal.text.SecretUrl;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;

/**
 * Asks a receiver for its consent: CloudEvents 1.0.2, <i>HTTP 1.1 Web Hooks for Event Delivery</i>, section 4. Does not
 * support the asynchronous form, in which a receiver answers later with a callback.
 */
public final class Handshake {

    private static final double SECONDS_PER_MINUTE = 60;
    private static final int MAX_DIGITS = 9;
    private static final double MAX_REQUESTS_PER_SECOND = 1_000;
    private static final String ANY = "*";

    /** Added to the timeout, for a transport that does not enforce it. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final HttpTransport transport;
    private final String origin;
    private final String userAgent;
    private final Duration defaultTimeout;

    /** Creates a handshake. The origin is the sender name in the handshake. */
    public Handshake(HttpTransport transport, String origin, String userAgent, Duration defaultTimeout) {
        this.transport = transport;
        this.origin = origin;
        this.userAgent = userAgent;
        this.defaultTimeout = defaultTimeout;
    }

    /**
     * Asks the receiver and returns the webhook as it accepts it: with the receiver's rate limit, if that is below the
     * webhook's own.
     *
     * @throws InvalidWebhookException if the receiver does not consent
     */
    Webhook agreed(Webhook webhook) {
        TransportResponse response = ask(webhook);
        String allowed = header(response, "webhook-allowed-origin");
        if (response.statusCode() < 200 || response.statusCode() > 299 || allowed == null) {
            throw refused(
                    webhook,
                    "it answered " + response.statusCode()
                            + (allowed == null ? " without WebHook-Allowed-Origin" : ""));
        }
        if (!allowed.equals(ANY) && !allowed.equalsIgnoreCase(origin)) {
            throw refused(webhook, "it allows another origin than '" + origin + "'");
        }
        Double rate = allowedRate(webhook, header(response, "webhook-allowed-rate"));
        Double own = webhook.options().requestsPerSecond();
        return rate == null || (own != null && own <= rate)
                ? webhook
                : Webhook.copyOf(webhook).requestsPerSecond(rate).build();
    }

    private TransportResponse ask(Webhook webhook) {
        Map<String, String> headers = OwnHeaders.of(webhook);
        headers.put("user-agent", userAgent);
        headers.put("webhook-request-origin", origin);
        Double rate = webhook.options().requestsPerSecond();
        if (rate != null) {
            headers.put("webhook-request-rate", Long.toString((long) Math.ceil(rate * SECONDS_PER_MINUTE)));
        }
        Duration own = webhook.options().timeout();
        Duration timeout = own == null ? defaultTimeout : own;
        try {
            return transport
                    .send(new TransportRequest(
                            "OPTIONS",
                            RequestRules.uri(webhook.url()),
                            headers,
                            new byte[0],
                            timeout,
                            webhook.options().tlsIdentity()))
                    .get(timeout.plus(MARGIN).toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(webhook, "the thread that asked it was interrupted");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw refused(webhook, cause == null ? "no answer came" : String.valueOf(cause.getMessage()));
        } catch (TimeoutException e) {
            throw refused(webhook, "no answer came within " + timeout);
        }
    }

    /** Returns the rate in requests per second, or null for no limit. The header gives requests per minute. */
    private static @Nullable Double allowedRate(Webhook webhook, @Nullable String perMinute) {
        if (perMinute == null || perMinute.equals(ANY)) {
            return null;
        }
        if (!perMinute.matches("0*[1-9][0-9]*")) {
            throw refused(webhook, "its WebHook-Allowed-Rate is neither a number above zero nor *");
        }
        return perMinute.length() > MAX_DIGITS
                ? null
                : Math.min(MAX_REQUESTS_PER_SECOND, Integer.parseInt(perMinute) / SECONDS_PER_MINUTE);
    }

    private static @Nullable String header(TransportResponse response, String name) {
        List<String> values = response.headers().get(name);
        return values == null || values.isEmpty() ? null : values.get(0).strip();
    }

    private static InvalidWebhookException refused(Webhook webhook, String why) {
        return new InvalidWebhookException(List.of(new Violation(
                "handshake",
                "the receiver at '" + SecretUrl.masked(webhook.url()) + "' did not consent: " + why
                        + "; make it answer OPTIONS as CloudEvents' web hooks say, or switch the handshake off")));
    }
}
