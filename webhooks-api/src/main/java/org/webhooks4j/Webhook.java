package org.webhooks4j;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A webhook: which events go to which URL, and how. An interface, so that a row of the host's own table can be one;
 * {@link #to} builds one from scratch and {@link #copyOf} changes one.
 *
 * <p>Implementations must answer the same on every call, and from any thread.
 */
public interface Webhook {

    /**
     * What identifies the webhook.
     *
     * @return one to 64 characters, the same for as long as the webhook exists
     */
    String id();

    /**
     * What people call the webhook, such as <i>Sync to External CMDB</i>.
     *
     * @return the name, not blank, at most 200 characters
     */
    String name();

    /**
     * Where the request goes.
     *
     * @return an absolute {@code http} or {@code https} URL
     */
    String url();

    /**
     * Which event types the webhook listens to.
     *
     * @return at least one
     */
    Set<EventType> eventTypes();

    /**
     * Whether the webhook takes part. An inactive webhook gets no new deliveries; those it has already wait until it is
     * active again.
     *
     * @return true unless deactivated
     */
    default boolean active() {
        return true;
    }

    /**
     * Why the engine deactivated the webhook.
     *
     * @return the reason, or null
     */
    default @Nullable String inactiveReason() {
        return null;
    }

    /**
     * Which types of object the webhook listens to, their subtypes included if the host says which those are.
     *
     * @return the types' names, compared exactly; empty for all
     */
    default Set<String> objectTypes() {
        return Set.of();
    }

    /**
     * Origins whose events the webhook does not want to hear, usually the system behind {@link #url()} itself.
     *
     * @return the origins' names, compared exactly
     */
    default Set<String> ignoredOrigins() {
        return Set.of();
    }

    /**
     * Which events of those types, objects and origins are sent. Deliveries that a person asks for, such as a test, do
     * not ask the filter.
     *
     * @return the filter, or null for every event
     */
    default @Nullable Filter filter() {
        return null;
    }

    /**
     * Fields that the receiver must not see: absent from the object, from the state before and from the changes. An
     * update that changed nothing else is not sent.
     *
     * @return dotted paths, such as {@code password} or {@code contact.phone}; a list's elements are all meant
     */
    default Set<String> excludedFields() {
        return Set.of();
    }

    /**
     * Headers to send with each request.
     *
     * @return names and values of printable ASCII; never one that webhooks4j sets itself
     */
    default Map<String, String> headers() {
        return Map.of();
    }

    /**
     * How the request body looks.
     *
     * @return the name of a payload format known to the engine, {@code standard} unless changed
     */
    default String format() {
        return "standard";
    }

    /**
     * How the deliveries of one object follow each other.
     *
     * @return {@link Ordering#PER_OBJECT} unless changed
     */
    default Ordering ordering() {
        return Ordering.PER_OBJECT;
    }

    /**
     * What the webhook hears of events that are raised together, as by an import. Rules and filter are asked of each
     * event, whatever this says.
     *
     * @return {@link BulkEvents#EACH} unless changed
     */
    default BulkEvents bulkEvents() {
        return BulkEvents.EACH;
    }

    /**
     * Until when it is written down which events were not sent to this webhook, and why. Set through
     * {@link org.webhooks4j.admin.Diagnostics#trace}.
     *
     * @return the instant, or null if nobody asked for it
     */
    default @Nullable Instant tracedUntil() {
        return null;
    }

    /**
     * How long one request may take from connecting to the last byte of the answer.
     *
     * @return whole milliseconds, at least one and at most five minutes, or null for the engine's default
     */
    default @Nullable Duration timeout() {
        return null;
    }

    /**
     * Whose certificate is shown to the receiver, and whom to trust, when the URL is called with TLS.
     *
     * @return the name of a TLS identity known to the engine's transport, or null for the transport's default
     */
    default @Nullable String tlsIdentity() {
        return null;
    }

    /**
     * How long to wait after the first, second, … failed attempt, each up to 20 % shorter or longer.
     *
     * @return the waits, zero to 30 days in whole milliseconds, at most 50; empty for a single attempt; null for the
     *     engine's retry policy
     */
    default @Nullable List<Duration> retryDelays() {
        return null;
    }

    /**
     * How many requests may be open at once on each node.
     *
     * @return 1 to 1000, or null for the engine's default
     */
    default @Nullable Integer maxInFlight() {
        return null;
    }

    /**
     * How many requests may begin per second on each node: in no second more than this, rounded down; below 1 one at a
     * time, so 0.5 means one every two seconds. Redeliveries and replays count.
     *
     * @return 0.001 to 1000, or null for no limit
     */
    default @Nullable Double requestsPerSecond() {
        return null;
    }

    /**
     * Whether the receiver is asked for its consent before the webhook becomes active: the validation handshake of
     * CloudEvents 1.0.2, <i>HTTP 1.1 Web Hooks for Event Delivery</i>, section 4. For receivers that know it; others
     * refuse.
     *
     * @return false unless changed
     */
    default boolean handshake() {
        return false;
    }

    /**
     * How each request shows who sends it, besides its signature.
     *
     * @return the authentication, or null for none
     */
    default @Nullable Authentication authentication() {
        return null;
    }

    /**
     * The keys that sign each request; more than one while a key is being replaced.
     *
     * @return the keys; none for unsigned requests
     */
    default List<SigningKey> signingKeys() {
        return List.of();
    }

    /**
     * Which of the webhooks it is that had this id one after the other: its repository gives it a number when it is
     * added and keeps it until it is removed, so that one that is deleted and created anew has another. A delivery is
     * sent only to the incarnation that its event was matched with; the rest is cancelled. A host's own repository may
     * give anything that it keeps of a row, such as when it was created, in milliseconds.
     *
     * <p>It is no setting: webhooks that differ in nothing else are equal, and whoever saves one need not know it.
     *
     * @return any number but 0; or 0 if that is not known, and then every delivery of the id is for this webhook
     */
    default long incarnation() {
        return 0;
    }

    /**
     * Begins a new webhook.
     *
     * @param url where the request goes
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
