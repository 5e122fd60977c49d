package org.webhooks4j;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A webhook: the events it selects ({@link #eventTypes()}, {@link #objectTypes()}, {@link #filter()}, …), the URL they
 * are sent to ({@link #url()}), the options of their delivery ({@link #options()}), and the state that the engine
 * records ({@link #state()}). It is an interface, so that a row of the host's own table can implement it. {@link #to}
 * builds a new webhook, and {@link #copyOf} builds a changed copy.
 *
 * <p>Implementations must be thread-safe and return the same values on every call.
 */
public interface Webhook {

    /**
     * The webhook's id.
     *
     * @return one to 64 characters, unchanged for as long as the webhook exists
     */
    String id();

    /**
     * The webhook's display name, such as <i>Sync to External CMDB</i>.
     *
     * @return the name, not blank, at most 200 characters
     */
    String name();

    /**
     * The URL to which requests are sent.
     *
     * @return an absolute {@code http} or {@code https} URL
     */
    String url();

    /**
     * The event types that the webhook listens to.
     *
     * @return at least one event type
     */
    Set<EventType> eventTypes();

    /**
     * Whether the webhook is active. The engine matches events only against active webhooks. An inactive webhook gets
     * no new deliveries, and its pending deliveries wait until it is active again.
     *
     * @return true by default
     */
    default boolean active() {
        return true;
    }

    /**
     * The object types that the webhook listens to, including their subtypes if the host declares them.
     *
     * @return the types' names, compared exactly; empty for all
     */
    default Set<String> objectTypes() {
        return Set.of();
    }

    /**
     * The origins whose events are not sent, usually the system behind {@link #url()}.
     *
     * @return the origins' names, compared exactly
     */
    default Set<String> ignoredOrigins() {
        return Set.of();
    }

    /**
     * The filter for events that match by event type, object type and origin. Deliveries that a person requests, such
     * as a test, bypass it.
     *
     * @return the filter, or null for every event
     */
    default @Nullable Filter filter() {
        return null;
    }

    /**
     * The fields that are hidden from the receiver. They are omitted from the object, from its state before and from
     * the changes. An update that changed only such fields is not sent.
     *
     * @return dotted paths, such as {@code password} or {@code contact.phone}; a path through a list applies to all its
     *     elements
     */
    default Set<String> excludedFields() {
        return Set.of();
    }

    /**
     * The keys that sign each request; more than one while a key is being replaced.
     *
     * @return the keys; empty for unsigned requests
     */
    default List<SigningKey> signingKeys() {
        return List.of();
    }

    /**
     * The options for delivering events.
     *
     * @return format, ordering, limits, timeout, retries, TLS, headers and authentication;
     *     {@link DeliveryOptions#DEFAULT} by default
     */
    default DeliveryOptions options() {
        return DeliveryOptions.DEFAULT;
    }

    /**
     * The state that the engine and the repository record about the webhook. It is not a setting.
     *
     * @return the reason for being inactive, the end of the trace and the incarnation; {@link WebhookState#NONE} by
     *     default
     */
    default WebhookState state() {
        return WebhookState.NONE;
    }

    /**
     * Returns a builder for a new webhook.
     *
     * @param url the URL to which requests are sent
     * @return a builder
     * @throws NullPointerException if the URL is null
     */
    static WebhookBuilder to(String url) {
        return new WebhookBuilder(url);
    }

    /**
     * Returns a builder for a changed copy of a webhook.
     *
     * @param webhook the webhook to copy
     * @return a builder with all its values
     * @throws IllegalStateException if it is an {@link UnreadableWebhook}, whose values are not all known
     */
    static WebhookBuilder copyOf(Webhook webhook) {
        return new WebhookBuilder(webhook);
    }
}
