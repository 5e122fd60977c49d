package org.webhooks4j;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.internal.webhook.BuiltWebhook;
import org.webhooks4j.internal.webhook.WebhookFields;

/**
 * Builds a {@link Webhook}. {@link #build()} checks all rules together and reports every violation at once. Not
 * thread-safe.
 */
public final class WebhookBuilder {

    @Nullable
    String id;

    @Nullable
    String name;

    String url;
    final Set<EventType> eventTypes = new LinkedHashSet<>();
    boolean active = true;
    final Set<String> objectTypes = new LinkedHashSet<>();
    final Set<String> ignoredOrigins = new LinkedHashSet<>();

    @Nullable
    Filter filter;

    final Set<String> excludedFields = new LinkedHashSet<>();
    final List<SigningKey> signingKeys = new ArrayList<>();
    DeliveryOptions options = DeliveryOptions.DEFAULT;
    WebhookState state = WebhookState.NONE;
    boolean hasRandomId;
    boolean unsigned;

    WebhookBuilder(String url) {
        this.url = present(url);
    }

    WebhookBuilder(Webhook webhook) {
        if (webhook instanceof UnreadableWebhook unreadable) {
            throw new IllegalStateException("webhook '" + unreadable.id()
                    + "' cannot be changed, because what is stored of it is not known: it "
                    + unreadable.unreadableReason());
        }
        this.id = webhook.id();
        if (webhook instanceof BuiltWebhook built) {
            this.hasRandomId = built.hasRandomId();
            this.unsigned = built.isUnsignedOnPurpose();
        }
        this.name = webhook.name();
        this.url = webhook.url();
        on(webhook.eventTypes());
        this.active = webhook.active();
        objectTypes.addAll(webhook.objectTypes());
        ignoredOrigins.addAll(webhook.ignoredOrigins());
        this.filter = webhook.filter();
        excludedFields.addAll(webhook.excludedFields());
        signingKeys.addAll(webhook.signingKeys());
        this.options = webhook.options();
        this.state = webhook.state();
    }

    /**
     * Sets the id. By default, {@link #build()} generates one. A webhook that the engine's builder is given needs an id
     * of its own if the engine keeps it in a database: otherwise each start would add another webhook.
     *
     * @param id one to 64 letters, digits, {@code _}, {@code -}, {@code .} or {@code :}
     * @return this
     */
    public WebhookBuilder id(String id) {
        this.id = id;
        this.hasRandomId = false;
        return this;
    }

    /**
     * Sets the display name. The default is the URL's host.
     *
     * @param name not blank, at most 200 characters, without U+0000
     * @return this
     */
    public WebhookBuilder name(String name) {
        this.name = name;
        return this;
    }

    /**
     * Sets the URL to which requests are sent.
     *
     * @param url an absolute {@code http} or {@code https} URL
     * @return this
     * @throws NullPointerException if the URL is null
     */
    public WebhookBuilder url(String url) {
        this.url = present(url);
        return this;
    }

    private static String present(String url) {
        return Objects.requireNonNull(
                url,
                "the webhook's URL is null: check the setting that it comes from, and pass one such as"
                        + " https://inventory.example.com/api/object-created");
    }

    /**
     * Sets the event types to listen to. Replaces the previous ones.
     *
     * @param types at least one event type
     * @return this
     */
    public WebhookBuilder on(EventType... types) {
        return on(Arrays.asList(types));
    }

    /**
     * Sets the event types to listen to. Replaces the previous ones.
     *
     * @param types at least one event type
     * @return this
     * @throws IllegalArgumentException if a type's name is invalid
     */
    public WebhookBuilder on(Collection<? extends EventType> types) {
        eventTypes.clear();
        types.forEach(type -> eventTypes.add(EventType.of(type)));
        return this;
    }

    /**
     * Sets whether the webhook is active and clears the reason for being inactive. Webhooks are active by default.
     *
     * @param active whether the webhook is active
     * @return this
     */
    public WebhookBuilder active(boolean active) {
        this.active = active;
        this.state = state.withInactiveReason(null);
        return this;
    }

    /**
     * Deactivates the webhook and sets the reason.
     *
     * @param reason the reason, for people to read
     * @return this
     */
    public WebhookBuilder inactive(String reason) {
        this.active = false;
        this.state = state.withInactiveReason(reason);
        return this;
    }

    /**
     * Sets the object types to listen to. Replaces the previous ones.
     *
     * @param types the types' names, compared exactly; none for all types
     * @return this
     */
    public WebhookBuilder objectTypes(String... types) {
        return objectTypes(Arrays.asList(types));
    }

    /**
     * Sets the object types to listen to. Replaces the previous ones.
     *
     * @param types the types' names, compared exactly; none for all types
     * @return this
     */
    public WebhookBuilder objectTypes(Collection<String> types) {
        return replace(objectTypes, types);
    }

    /**
     * Sets the origins to ignore. Replaces the previous ones.
     *
     * @param origins the origins' names, compared exactly
     * @return this
     */
    public WebhookBuilder ignoredOrigins(String... origins) {
        return ignoredOrigins(Arrays.asList(origins));
    }

    /**
     * Sets the origins to ignore. Replaces the previous ones.
     *
     * @param origins the origins' names, compared exactly
     * @return this
     */
    public WebhookBuilder ignoredOrigins(Collection<String> origins) {
        return replace(ignoredOrigins, origins);
    }

    /**
     * Sets the filter for the events that the webhook listens to.
     *
     * @param filter the filter, or null for every event
     * @return this
     */
    public WebhookBuilder filter(@Nullable Filter filter) {
        this.filter = filter;
        return this;
    }

    /**
     * Sets the fields to hide from the receiver. Replaces the previous ones.
     *
     * @param paths dotted paths, such as {@code password} or {@code contact.phone}
     * @return this
     */
    public WebhookBuilder excludedFields(String... paths) {
        return excludedFields(Arrays.asList(paths));
    }

    /**
     * Sets the fields to hide from the receiver. Replaces the previous ones.
     *
     * @param paths dotted paths, such as {@code password} or {@code contact.phone}
     * @return this
     */
    public WebhookBuilder excludedFields(Collection<String> paths) {
        return replace(excludedFields, paths);
    }

    /**
     * Adds a header to send with each request.
     *
     * @param name a header name that webhooks4j does not set itself
     * @param value printable ASCII
     * @return this
     */
    public WebhookBuilder header(String name, String value) {
        Map<String, String> headers = new LinkedHashMap<>(options.headers());
        headers.put(name, value);
        return headers(headers);
    }

    /**
     * Sets the headers to send with each request. Replaces the previous ones.
     *
     * @param headers names and values
     * @return this
     */
    public WebhookBuilder headers(Map<String, String> headers) {
        this.options = options.withHeaders(headers);
        return this;
    }

    /**
     * Sets the format of the request body.
     *
     * @param format the name of a payload format known to the engine
     * @return this
     */
    public WebhookBuilder format(String format) {
        this.options = options.withFormat(format);
        return this;
    }

    /**
     * Sets the order in which the deliveries of one object are sent.
     *
     * @param ordering the ordering; {@link Ordering#PER_OBJECT} by default
     * @return this
     */
    public WebhookBuilder ordering(Ordering ordering) {
        this.options = options.withOrdering(ordering);
        return this;
    }

    /**
     * Sets what the webhook receives when events are raised together.
     *
     * @param bulkEvents whether it receives each event or a summary; {@link BulkEvents#EACH} by default
     * @return this
     */
    public WebhookBuilder bulkEvents(BulkEvents bulkEvents) {
        this.options = options.withBulkEvents(bulkEvents);
        return this;
    }

    /**
     * Sets the timeout of one request.
     *
     * @param timeout whole milliseconds, from 1 ms to 5 minutes, or null for the engine's default
     * @return this
     */
    public WebhookBuilder timeout(@Nullable Duration timeout) {
        this.options = options.withTimeout(timeout);
        return this;
    }

    /**
     * Sets the TLS identity: the certificate to present to the receiver and the certificates to trust.
     *
     * @param name the name of a TLS identity known to the engine's transport, or null for the transport's default
     * @return this
     */
    public WebhookBuilder tlsIdentity(@Nullable String name) {
        this.options = options.withTlsIdentity(name);
        return this;
    }

    /**
     * Sets the delays after the first, second, … failed attempt. Overrides the engine's retry policy.
     *
     * @param delays zero to 30 days in whole milliseconds each, at most 50; empty for a single attempt, null for the
     *     engine's retry policy
     * @return this
     */
    public WebhookBuilder retryDelays(@Nullable List<Duration> delays) {
        this.options = options.withRetryDelays(delays);
        return this;
    }

    /**
     * Sets the maximum number of requests in flight on each node.
     *
     * @param requests 1 to 1000, or null for the engine's default
     * @return this
     */
    public WebhookBuilder maxInFlight(@Nullable Integer requests) {
        this.options = options.withMaxInFlight(requests);
        return this;
    }

    /**
     * Sets the maximum number of requests that each node starts per second.
     *
     * @param requests 0.001 to 1000, or null for no limit
     * @return this
     */
    public WebhookBuilder requestsPerSecond(@Nullable Double requests) {
        this.options = options.withRequestsPerSecond(requests);
        return this;
    }

    /**
     * Sets whether the receiver must consent with the CloudEvents handshake before the webhook becomes active.
     *
     * @param handshake true only for receivers that implement the handshake; false by default
     * @return this
     */
    public WebhookBuilder handshake(boolean handshake) {
        this.options = options.withHandshake(handshake);
        return this;
    }

    /**
     * Sets the credentials that each request carries in addition to its signature.
     *
     * @param authentication basic authentication, a bearer token or an API key; null for none
     * @return this
     */
    public WebhookBuilder authentication(@Nullable Authentication authentication) {
        this.options = options.withAuthentication(authentication);
        return this;
    }

    /**
     * Sets the keys that sign each request. Replaces the previous ones.
     *
     * @param keys the keys; none for unsigned requests
     * @return this
     */
    public WebhookBuilder signedWith(SigningKey... keys) {
        return signedWith(Arrays.asList(keys));
    }

    /**
     * Sets the keys that sign each request. Replaces the previous ones.
     *
     * @param keys the keys; none for unsigned requests
     * @return this
     */
    public WebhookBuilder signedWith(Collection<SigningKey> keys) {
        return replace(signingKeys, keys);
    }

    /**
     * Says that requests are to be sent without a signature, and removes the keys. Without it, the engine warns at its
     * start of a webhook that its builder was given without a key: a receiver cannot tell who sends.
     *
     * @return this
     */
    public WebhookBuilder unsigned() {
        this.unsigned = true;
        signingKeys.clear();
        return this;
    }

    /**
     * Sets all delivery options. Replaces those set before, including options set individually, such as format or
     * timeout.
     *
     * @param options the options
     * @return this
     */
    public WebhookBuilder options(DeliveryOptions options) {
        this.options = Objects.requireNonNull(options, "options is null");
        return this;
    }

    /**
     * Sets the recorded state of the webhook. Repositories call this method, because they store the state with the
     * webhook.
     *
     * @param state the state
     * @return this
     */
    public WebhookBuilder state(WebhookState state) {
        this.state = Objects.requireNonNull(state, "state is null");
        return this;
    }

    /**
     * Checks all rules and creates the webhook.
     *
     * @return an immutable webhook
     * @throws InvalidWebhookException if a rule is violated; it lists all violations
     */
    public Webhook build() {
        Webhook webhook = new WebhookValue(this);
        WebhookFields.check(webhook);
        return webhook;
    }

    private <T> WebhookBuilder replace(Collection<T> current, Collection<T> wanted) {
        List<T> copy = List.copyOf(wanted);
        current.clear();
        current.addAll(copy);
        return this;
    }
}
