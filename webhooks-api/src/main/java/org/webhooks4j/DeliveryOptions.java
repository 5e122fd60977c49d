package org.webhooks4j;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a webhook's events are delivered: format, order, headers, limits, timeout, retries, TLS and authentication.
 * {@link #DEFAULT} holds every default; the {@code with…} methods return a copy with one value changed. This class does
 * not validate values: {@link WebhookBuilder#build()} does, and the engine clamps out-of-range numbers of webhooks that
 * the host implements.
 *
 * <p>Immutable. Two instances are equal if all their values are equal.
 */
public final class DeliveryOptions {

    private static final Option<String> FORMAT = new Option<>("format", "standard");
    private static final Option<Ordering> ORDERING = new Option<>("ordering", Ordering.PER_OBJECT);
    private static final Option<BulkEvents> BULK_EVENTS = new Option<>("bulkEvents", BulkEvents.EACH);
    private static final Option<Map<String, String>> HEADERS = new Option<>("headers", Map.of());
    private static final Option<Duration> TIMEOUT = new Option<>("timeout", null);
    private static final Option<String> TLS_IDENTITY = new Option<>("tlsIdentity", null);
    private static final Option<List<Duration>> RETRY_DELAYS = new Option<>("retryDelays", null);
    private static final Option<Integer> MAX_IN_FLIGHT = new Option<>("maxInFlight", null);
    private static final Option<Double> REQUESTS_PER_SECOND = new Option<>("requestsPerSecond", null);
    private static final Option<Boolean> HANDSHAKE = new Option<>("handshake", false);
    private static final Option<Authentication> AUTHENTICATION = new Option<>("authentication", null);

    /** Every option with its default value. */
    public static final DeliveryOptions DEFAULT = new DeliveryOptions(Map.of());

    /** The options that differ from their defaults. */
    private final Map<Option<?>, Object> values;

    /** Compared by identity. */
    private static final class Option<T> {
        final String name;
        final @Nullable T usual;

        Option(String name, @Nullable T usual) {
            this.name = name;
            this.usual = usual;
        }
    }

    private DeliveryOptions(Map<Option<?>, Object> values) {
        this.values = values;
    }

    /**
     * Returns the format of the request body.
     *
     * @return the name of a payload format known to the engine; {@code standard} by default
     */
    public String format() {
        return required(FORMAT);
    }

    /**
     * Sets the format of the request body.
     *
     * @param format the name of a payload format known to the engine, at most 100 characters
     * @return a changed copy
     */
    public DeliveryOptions withFormat(String format) {
        return with(FORMAT, Objects.requireNonNull(format, "format is null"));
    }

    /**
     * Returns the order in which the deliveries of one object are sent.
     *
     * @return the ordering; {@link Ordering#PER_OBJECT} by default
     */
    public Ordering ordering() {
        return required(ORDERING);
    }

    /**
     * Sets the order in which the deliveries of one object are sent.
     *
     * @param ordering the ordering
     * @return a changed copy
     */
    public DeliveryOptions withOrdering(Ordering ordering) {
        return with(ORDERING, Objects.requireNonNull(ordering, "ordering is null"));
    }

    /**
     * Returns what the webhook receives when events are raised together, such as by an import. In either case the
     * engine matches each event individually.
     *
     * @return whether it receives each event or a summary; {@link BulkEvents#EACH} by default
     */
    public BulkEvents bulkEvents() {
        return required(BULK_EVENTS);
    }

    /**
     * Sets what the webhook receives when events are raised together.
     *
     * @param bulkEvents whether it receives each event or a summary
     * @return a changed copy
     */
    public DeliveryOptions withBulkEvents(BulkEvents bulkEvents) {
        return with(BULK_EVENTS, Objects.requireNonNull(bulkEvents, "bulkEvents is null"));
    }

    /**
     * Returns the headers that are added to each request.
     *
     * @return names and values in printable ASCII, without headers that webhooks4j sets itself; empty by default
     */
    public Map<String, String> headers() {
        return required(HEADERS);
    }

    /**
     * Sets the headers that are added to each request.
     *
     * @param headers names and values, which replace the previous ones
     * @return a changed copy
     */
    public DeliveryOptions withHeaders(Map<String, String> headers) {
        return with(HEADERS, Collections.unmodifiableMap(new LinkedHashMap<>(headers)));
    }

    /**
     * Returns the timeout of one request, from connecting to the last byte of the response.
     *
     * @return whole milliseconds, from 1 ms to 5 minutes, or null for the engine's default
     */
    public @Nullable Duration timeout() {
        return get(TIMEOUT);
    }

    /**
     * Sets the timeout of one request, from connecting to the last byte of the response.
     *
     * @param timeout whole milliseconds, from 1 ms to 5 minutes, or null for the engine's default
     * @return a changed copy
     */
    public DeliveryOptions withTimeout(@Nullable Duration timeout) {
        return with(TIMEOUT, timeout);
    }

    /**
     * Returns the TLS identity for requests to an {@code https} URL: the certificate to present and the certificates to
     * trust.
     *
     * @return the name of a TLS identity known to the engine's transport, or null for the transport's default
     */
    public @Nullable String tlsIdentity() {
        return get(TLS_IDENTITY);
    }

    /**
     * Sets the TLS identity for requests.
     *
     * @param name the name of a TLS identity known to the engine's transport, or null for the transport's default
     * @return a changed copy
     */
    public DeliveryOptions withTlsIdentity(@Nullable String name) {
        return with(TLS_IDENTITY, name);
    }

    /**
     * Returns the delays after the first, second, … failed attempt. The engine varies each delay by up to 20 % in
     * either direction.
     *
     * @return the delays, zero to 30 days in whole milliseconds, at most 50; empty for a single attempt; null for the
     *     engine's retry policy
     */
    public @Nullable List<Duration> retryDelays() {
        return get(RETRY_DELAYS);
    }

    /**
     * Sets the delays after the first, second, … failed attempt.
     *
     * @param delays zero to 30 days in whole milliseconds each, at most 50; empty for a single attempt, null for the
     *     engine's retry policy
     * @return a changed copy
     */
    public DeliveryOptions withRetryDelays(@Nullable List<Duration> delays) {
        return with(RETRY_DELAYS, delays == null ? null : List.copyOf(delays));
    }

    /**
     * Returns the maximum number of requests in flight on each node.
     *
     * @return 1 to 1000, or null for the engine's default
     */
    public @Nullable Integer maxInFlight() {
        return get(MAX_IN_FLIGHT);
    }

    /**
     * Sets the maximum number of requests in flight on each node.
     *
     * @param requests 1 to 1000, or null for the engine's default
     * @return a changed copy
     */
    public DeliveryOptions withMaxInFlight(@Nullable Integer requests) {
        return with(MAX_IN_FLIGHT, requests);
    }

    /**
     * Returns the maximum number of requests that each node starts in any second, rounded down. Below 1, requests are
     * sent one at a time: 0.5 means one every two seconds. Redeliveries and replays count.
     *
     * @return 0.001 to 1000, or null for no limit
     */
    public @Nullable Double requestsPerSecond() {
        return get(REQUESTS_PER_SECOND);
    }

    /**
     * Sets the maximum number of requests that each node starts per second.
     *
     * @param requests 0.001 to 1000, or null for no limit
     * @return a changed copy
     */
    public DeliveryOptions withRequestsPerSecond(@Nullable Double requests) {
        return with(REQUESTS_PER_SECOND, requests);
    }

    /**
     * Whether the receiver must consent before the webhook becomes active, with the validation handshake of CloudEvents
     * 1.0.2, <i>HTTP 1.1 Web Hooks for Event Delivery</i>, section 4. Enable it only for receivers that implement the
     * handshake; others refuse it.
     *
     * @return whether the engine performs the handshake; false by default
     */
    public boolean handshake() {
        return required(HANDSHAKE);
    }

    /**
     * Sets whether the receiver must consent before the webhook becomes active.
     *
     * @param handshake whether the engine performs the handshake
     * @return a changed copy
     */
    public DeliveryOptions withHandshake(boolean handshake) {
        return with(HANDSHAKE, handshake);
    }

    /**
     * Returns the credentials that each request carries in addition to its signature.
     *
     * @return the authentication, or null for none
     */
    public @Nullable Authentication authentication() {
        return get(AUTHENTICATION);
    }

    /**
     * Sets the credentials that each request carries in addition to its signature.
     *
     * @param authentication basic authentication, a bearer token or an API key; null for none
     * @return a changed copy
     */
    public DeliveryOptions withAuthentication(@Nullable Authentication authentication) {
        return with(AUTHENTICATION, authentication);
    }

    private <T> T required(Option<T> option) {
        return Objects.requireNonNull(get(option));
    }

    @SuppressWarnings("unchecked") // with() stores only values of the option's type
    private <T> @Nullable T get(Option<T> option) {
        Object value = values.get(option);
        return value == null ? option.usual : (T) value;
    }

    private <T> DeliveryOptions with(Option<T> option, @Nullable T value) {
        Map<Option<?>, Object> changed = new LinkedHashMap<>(values);
        if (value == null || value.equals(option.usual)) {
            changed.remove(option);
        } else {
            changed.put(option, value);
        }
        return changed.isEmpty() ? DEFAULT : new DeliveryOptions(changed);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DeliveryOptions that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Lists the names of the options that differ from their defaults. Omits the values, which may be secret. */
    @Override
    public String toString() {
        return values.keySet().stream()
                .map(option -> option.name)
                .collect(Collectors.joining(", ", "DeliveryOptions[", "]"));
    }
}
