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
import org.webhooks4j.internal.webhook.WebhookFields;

/**
 * Builds a {@link Webhook}. All rules are checked together by {@link #build()}, so that one answer names everything
 * that is wrong. Not safe for use by many threads.
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

    WebhookBuilder(String url) {
        this.url = url;
    }

    WebhookBuilder(Webhook webhook) {
        if (webhook instanceof UnreadableWebhook unreadable) {
            throw new IllegalStateException("webhook '" + unreadable.id()
                    + "' cannot be changed, because what is stored of it is not known: it "
                    + unreadable.unreadableReason());
        }
        this.id = webhook.id();
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
     * Sets the id; without it one is made up.
     *
     * @param id one to 64 letters, digits, {@code _}, {@code -}, {@code .} or {@code :}
     * @return this
     */
    public WebhookBuilder id(String id) {
        this.id = id;
        return this;
    }

    /**
     * Sets the name; without it the URL's host serves.
     *
     * @param name not blank, at most 200 characters, without U+0000
     * @return this
     */
    public WebhookBuilder name(String name) {
        this.name = name;
        return this;
    }

    /**
     * Sets the URL.
     *
     * @param url an absolute {@code http} or {@code https} URL
     * @return this
     */
    public WebhookBuilder url(String url) {
        this.url = url;
        return this;
    }

    /**
     * Sets the event types to listen to, in place of those set before.
     *
     * @param types at least one
     * @return this
     */
    public WebhookBuilder on(EventType... types) {
        return on(Arrays.asList(types));
    }

    /**
     * Sets the event types to listen to, in place of those set before.
     *
     * @param types at least one
     * @return this
     * @throws IllegalArgumentException if a type's name is not usable
     */
    public WebhookBuilder on(Collection<? extends EventType> types) {
        eventTypes.clear();
        types.forEach(type -> eventTypes.add(EventType.of(type)));
        return this;
    }

    /**
     * Sets whether the webhook is active, which is the default. Clears the reason for being inactive.
     *
     * @param active whether it takes part
     * @return this
     */
    public WebhookBuilder active(boolean active) {
        this.active = active;
        this.state = state.withInactiveReason(null);
        return this;
    }

    /**
     * Deactivates the webhook and says why.
     *
     * @param reason what people read beside it
     * @return this
     */
    public WebhookBuilder inactive(String reason) {
        this.active = false;
        this.state = state.withInactiveReason(reason);
        return this;
    }

    /**
     * Sets the object types to listen to, in place of those set before.
     *
     * @param types names, compared exactly; none for all
     * @return this
     */
    public WebhookBuilder objectTypes(String... types) {
        return objectTypes(Arrays.asList(types));
    }

    /**
     * Sets the object types to listen to, in place of those set before.
     *
     * @param types names, compared exactly; none for all
     * @return this
     */
    public WebhookBuilder objectTypes(Collection<String> types) {
        return replace(objectTypes, types);
    }

    /**
     * Sets the origins to ignore, in place of those set before.
     *
     * @param origins names, compared exactly
     * @return this
     */
    public WebhookBuilder ignoredOrigins(String... origins) {
        return ignoredOrigins(Arrays.asList(origins));
    }

    /**
     * Sets the origins to ignore, in place of those set before.
     *
     * @param origins names, compared exactly
     * @return this
     */
    public WebhookBuilder ignoredOrigins(Collection<String> origins) {
        return replace(ignoredOrigins, origins);
    }

    /**
     * Sets which events are sent, of those that the webhook listens to.
     *
     * @param filter the filter, or null for every event
     * @return this
     */
    public WebhookBuilder filter(@Nullable Filter filter) {
        this.filter = filter;
        return this;
    }

    /**
     * Sets the fields to leave out, in place of those set before.
     *
     * @param paths dotted paths, such as {@code password} or {@code contact.phone}
     * @return this
     */
    public WebhookBuilder excludedFields(String... paths) {
        return excludedFields(Arrays.asList(paths));
    }

    /**
     * Sets the fields to leave out, in place of those set before.
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
     * Sets the headers to send with each request, in place of those set before.
     *
     * @param headers names and values
     * @return this
     */
    public WebhookBuilder headers(Map<String, String> headers) {
        this.options = options.withHeaders(headers);
        return this;
    }

    /**
     * Sets how the request body looks.
     *
     * @param format the name of a payload format known to the engine
     * @return this
     */
    public WebhookBuilder format(String format) {
        this.options = options.withFormat(format);
        return this;
    }

    /**
     * Sets how the deliveries of one object follow each other.
     *
     * @param ordering {@link Ordering#PER_OBJECT} unless said otherwise
     * @return this
     */
    public WebhookBuilder ordering(Ordering ordering) {
        this.options = options.withOrdering(ordering);
        return this;
    }

    /**
     * Sets what the webhook hears of events that are raised together.
     *
     * @param bulkEvents {@link BulkEvents#EACH} unless said otherwise
     * @return this
     */
    public WebhookBuilder bulkEvents(BulkEvents bulkEvents) {
        this.options = options.withBulkEvents(bulkEvents);
        return this;
    }

    /**
     * Sets how long one request may take.
     *
     * @param timeout whole milliseconds, at least one and at most five minutes, or null for the engine's default
     * @return this
     */
    public WebhookBuilder timeout(@Nullable Duration timeout) {
        this.options = options.withTimeout(timeout);
        return this;
    }

    /**
     * Sets whose certificate is shown to the receiver, and whom to trust.
     *
     * @param name the name of a TLS identity known to the engine's transport, or null for the transport's default
     * @return this
     */
    public WebhookBuilder tlsIdentity(@Nullable String name) {
        this.options = options.withTlsIdentity(name);
        return this;
    }

    /**
     * Sets how long to wait after the first, second, … failed attempt, in place of the engine's retry policy.
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
     * Sets how many requests may be open at once on each node.
     *
     * @param requests 1 to 1000, or null for the engine's default
     * @return this
     */
    public WebhookBuilder maxInFlight(@Nullable Integer requests) {
        this.options = options.withMaxInFlight(requests);
        return this;
    }

    /**
     * Sets how many requests may begin per second on each node.
     *
     * @param requests 0.001 to 1000, or null for no limit
     * @return this
     */
    public WebhookBuilder requestsPerSecond(@Nullable Double requests) {
        this.options = options.withRequestsPerSecond(requests);
        return this;
    }

    /**
     * Sets whether the receiver is asked for its consent, as CloudEvents says, before the webhook becomes active.
     *
     * @param handshake for receivers that know the handshake; it is off unless said otherwise
     * @return this
     */
    public WebhookBuilder handshake(boolean handshake) {
        this.options = options.withHandshake(handshake);
        return this;
    }

    /**
     * Sets how each request shows who sends it.
     *
     * @param authentication basic, bearer or an API key; null for none
     * @return this
     */
    public WebhookBuilder authentication(@Nullable Authentication authentication) {
        this.options = options.withAuthentication(authentication);
        return this;
    }

    /**
     * Sets the keys that sign each request, in place of those set before.
     *
     * @param keys none for unsigned requests
     * @return this
     */
    public WebhookBuilder signedWith(SigningKey... keys) {
        return signedWith(Arrays.asList(keys));
    }

    /**
     * Sets the keys that sign each request, in place of those set before.
     *
     * @param keys none for unsigned requests
     * @return this
     */
    public WebhookBuilder signedWith(Collection<SigningKey> keys) {
        return replace(signingKeys, keys);
    }

    /**
     * Sets all delivery options, in place of those set before.
     *
     * @param options the options, of which format, timeout and the like can also be set one by one here
     * @return this
     */
    public WebhookBuilder options(DeliveryOptions options) {
        this.options = Objects.requireNonNull(options, "options is null");
        return this;
    }

    /**
     * Sets what is noted about the webhook. For repositories, which keep it beside the webhook.
     *
     * @param state the state
     * @return this
     */
    public WebhookBuilder state(WebhookState state) {
        this.state = Objects.requireNonNull(state, "state is null");
        return this;
    }

    /**
     * Checks all rules and makes the webhook.
     *
     * @return an immutable webhook
     * @throws InvalidWebhookException if a rule is broken; it names every one
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
