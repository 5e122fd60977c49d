package org.webhooks4j;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A webhook: which events go to which URL ({@link #eventTypes()}, {@link #objectTypes()}, {@link #filter()}, …), how
 * they are delivered ({@link #options()}), and what the engine notes about it ({@link #state()}). An interface, so that
 * a row of the host's own table can be one; {@link #to} builds one from scratch and {@link #copyOf} changes one.
 *
 * <p>Implementations must answer the same on every call, and from any thread.
 */
public interface Webhook {

    /**
     * Identifies the webhook.
     *
     * @return one to 64 characters, the same for as long as the webhook exists
     */
    String id();

    /**
     * Names the webhook for people, such as <i>Sync to External CMDB</i>.
     *
     * @return the name, not blank, at most 200 characters
     */
    String name();

    /**
     * Tells where requests are sent.
     *
     * @return an absolute {@code http} or {@code https} URL
     */
    String url();

    /**
     * Lists the event types that the webhook listens to.
     *
     * @return at least one
     */
    Set<EventType> eventTypes();

    /**
     * Whether the webhook is evaluated when events are raised. An inactive webhook gets no new deliveries; its pending
     * deliveries wait until it is active again.
     *
     * @return true unless deactivated
     */
    default boolean active() {
        return true;
    }

    /**
     * Lists the object types that the webhook listens to. Their subtypes are included if the host says which those are.
     *
     * @return the types' names, compared exactly; empty for all
     */
    default Set<String> objectTypes() {
        return Set.of();
    }

    /**
     * Lists origins whose events are not sent, usually the system behind {@link #url()} itself.
     *
     * @return the origins' names, compared exactly
     */
    default Set<String> ignoredOrigins() {
        return Set.of();
    }

    /**
     * Selects events among those of the right type, object and origin. Deliveries that a person asks for, such as a
     * test, pass without it.
     *
     * @return the filter, or null for every event
     */
    default @Nullable Filter filter() {
        return null;
    }

    /**
     * Lists fields that the receiver must not see: they are absent from the object, from the state before and from the
     * changes. An update that changed only such fields is not sent.
     *
     * @return dotted paths, such as {@code password} or {@code contact.phone}; a path through a list means all its
     *     elements
     */
    default Set<String> excludedFields() {
        return Set.of();
    }

    /**
     * Lists the keys that sign each request; more than one while a key is being replaced.
     *
     * @return the keys; none for unsigned requests
     */
    default List<SigningKey> signingKeys() {
        return List.of();
    }

    /**
     * Tells how events are delivered.
     *
     * @return format, order, limits, timeout, retries, TLS, headers and authentication; all defaults unless overridden
     */
    default DeliveryOptions options() {
        return DeliveryOptions.DEFAULT;
    }

    /**
     * Tells what the engine and the repository note about the webhook. It is no setting.
     *
     * @return why the webhook is inactive, until when it is traced, and which of the webhooks of its id it is; nothing
     *     unless overridden
     */
    default WebhookState state() {
        return WebhookState.NONE;
    }

    /**
     * Begins a new webhook.
     *
     * @param url where requests are sent
     * @return a builder
     */
    static WebhookBuilder to(String url) {
        return new WebhookBuilder(url);
    }

    /**
     * Begins a changed copy of a webhook.
     *
     * @param webhook the webhook to copy
     * @return a builder that holds all its values
     * @throws IllegalStateException if it is an {@link UnreadableWebhook}, of which not all values are known
     */
    static WebhookBuilder copyOf(Webhook webhook) {
        return new WebhookBuilder(webhook);
    }
}
