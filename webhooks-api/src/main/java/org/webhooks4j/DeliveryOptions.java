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
 * {@link #DEFAULT} has the default of each; the {@code with…} methods return a copy with another value. Options take
 * any value: {@link WebhookBuilder#build()} checks the rules, and the engine moves numbers of a host's own webhook that
 * are out of range into it.
 *
 * <p>Immutable. Two options are equal if all their values are.
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

    /** Every option at its default. */
    public static final DeliveryOptions DEFAULT = new DeliveryOptions(Map.of());

    /** Those that are not at their default. */
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
     * Names the format of the request body.
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
     * Tells how the deliveries of one object follow each other.
     *
     * @return the ordering; {@link Ordering#PER_OBJECT} by default
     */
    public Ordering ordering() {
        return required(ORDERING);
    }

    /**
     * Sets how the deliveries of one object follow each other.
     *
     * @param ordering the ordering
     * @return a changed copy
     */
    public DeliveryOptions withOrdering(Ordering ordering) {
        return with(ORDERING, Objects.requireNonNull(ordering, "ordering is null"));
    }

    /**
     * Tells what the webhook receives of events that are raised together, as by an import. Each event is matched on its
     * own, whatever this says.
     *
     * @return each event or a summary; {@link BulkEvents#EACH} by default
     */
    public BulkEvents bulkEvents() {
        return required(BULK_EVENTS);
    }

    /**
     * Sets what the webhook receives of events that are raised together.
     *
     * @param bulkEvents each event or a summary
     * @return a changed copy
     */
    public DeliveryOptions withBulkEvents(BulkEvents bulkEvents) {
        return with(BULK_EVENTS, Objects.requireNonNull(bulkEvents, "bulkEvents is null"));
    }

    /**
     * Lists the headers that are sent with each request.
     *
     * @return names and values of printable ASCII, never one that webhooks4j sets itself; empty by default
     */
    public Map<String, String> headers() {
        return required(HEADERS);
    }

    /**
     * Sets the headers that are sent with each request.
     *
     * @param headers names and values, in place of those before
     * @return a changed copy
     */
    public DeliveryOptions withHeaders(Map<String, String> headers) {
        return with(HEADERS, Collections.unmodifiableMap(new LinkedHashMap<>(headers)));
    }

    /**
     * Limits one request, from connecting to the last byte of the answer.
     *
     * @return whole milliseconds, at least one and at most five minutes, or null for the engine's default
     */
    public @Nullable Duration timeout() {
        return get(TIMEOUT);
    }

    /**
     * Sets the limit of one request.
     *
     * @param timeout whole milliseconds, at least one and at most five minutes, or null for the engine's default
     * @return a changed copy
     */
    public DeliveryOptions withTimeout(@Nullable Duration timeout) {
        return with(TIMEOUT, timeout);
    }

    /**
     * Names the certificate that is shown to the receiver, and those that are trusted, when the URL is called with TLS.
     *
     * @return the name of a TLS identity known to the engine's transport, or null for the transport's default
     */
    public @Nullable String tlsIdentity() {
        return get(TLS_IDENTITY);
    }

    /**
     * Sets the TLS identity.
     *
     * @param name the name of a TLS identity known to the engine's transport, or null for the transport's default
     * @return a changed copy
     */
    public DeliveryOptions withTlsIdentity(@Nullable String name) {
        return with(TLS_IDENTITY, name);
    }

    /**
     * Lists the delays after the first, second, … failed attempt. Each is up to 20 % shorter or longer.
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
     * Limits the requests that are open at once on each node.
     *
     * @return 1 to 1000, or null for the engine's default
     */
    public @Nullable Integer maxInFlight() {
        return get(MAX_IN_FLIGHT);
    }

    /**
     * Sets the limit of requests that are open at once on each node.
     *
     * @param requests 1 to 1000, or null for the engine's default
     * @return a changed copy
     */
    public DeliveryOptions withMaxInFlight(@Nullable Integer requests) {
        return with(MAX_IN_FLIGHT, requests);
    }

    /**
     * Limits the requests that begin per second on each node: in no second more than this, rounded down. Below 1 they
     * are sent one at a time: 0.5 means one every two seconds. Redeliveries and replays count.
     *
     * @return 0.001 to 1000, or null for no limit
     */
    public @Nullable Double requestsPerSecond() {
        return get(REQUESTS_PER_SECOND);
    }

    /**
     * Sets the limit of requests that begin per second on each node.
     *
     * @param requests 0.001 to 1000, or null for no limit
     * @return a changed copy
     */
    public DeliveryOptions withRequestsPerSecond(@Nullable Double requests) {
        return with(REQUESTS_PER_SECOND, requests);
    }

    /**
     * Whether the receiver must give its consent before the webhook becomes active: the validation handshake of
     * CloudEvents 1.0.2, <i>HTTP 1.1 Web Hooks for Event Delivery</i>, section 4. Only for receivers that implement it;
     * others refuse.
     *
     * @return whether the engine asks; false by default
     */
    public boolean handshake() {
        return required(HANDSHAKE);
    }

    /**
     * Sets whether the receiver must give its consent before the webhook becomes active.
     *
     * @param handshake whether the engine asks
     * @return a changed copy
     */
    public DeliveryOptions withHandshake(boolean handshake) {
        return with(HANDSHAKE, handshake);
    }

    /**
     * Tells how each request authenticates its sender, besides the signature.
     *
     * @return the authentication, or null for none
     */
    public @Nullable Authentication authentication() {
        return get(AUTHENTICATION);
    }

    /**
     * Sets how each request authenticates its sender.
     *
     * @param authentication basic, bearer or an API key; null for none
     * @return a changed copy
     */
    public DeliveryOptions withAuthentication(@Nullable Authentication authentication) {
        return with(AUTHENTICATION, authentication);
    }

    private <T> T required(Option<T> option) {
        return Objects.requireNonNull(get(option));
    }

    @SuppressWarnings("unchecked") // with() puts only what fits
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

    /** Names the options that are not at their default, without their values, which may be secret. */
    @Override
    public String toString() {
        return values.keySet().stream()
                .map(option -> option.name)
                .collect(Collectors.joining(", ", "DeliveryOptions[", "]"));
    }
}
