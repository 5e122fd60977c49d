package org.webhooks4j.core.internal.match;

import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.Event;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.internal.fault.Faults;
import org.webhooks4j.core.internal.json.Exclusion;
import org.webhooks4j.internal.webhook.Incarnations;

/**
 * A webhook with values that are derived from it once and used for every event.
 *
 * @param webhook the webhook
 * @param eventTypes the event types it listens to, as strings
 * @param filter the webhook's filter, or null if it has none
 * @param exclusion the fields that its receiver must not see
 * @param mask hides the webhook's secrets in the log
 * @param fault why the webhook cannot be served, or null if it can
 * @param term a number that changes when the webhook is recreated, activated or gets another URL; state kept about its
 *     receiver is dropped then
 */
public record Subscription(
        Webhook webhook,
        Set<String> eventTypes,
        @Nullable Filter filter,
        Exclusion exclusion,
        SecretMask mask,
        @Nullable String fault,
        long term) {

    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

    /**
     * Creates a subscription. Never throws, because an invalid row must not keep the other webhooks from being served.
     * Returns null for a webhook whose id cannot be read.
     */
    static @Nullable Subscription of(Webhook of, ToLongFunction<Webhook> term) {
        try {
            Webhook webhook = ServedWebhooks.of(of);
            return new Subscription(
                    webhook,
                    webhook.eventTypes().stream()
                            .map(type -> EventType.of(type).value())
                            .collect(Collectors.toUnmodifiableSet()),
                    webhook.filter(),
                    Exclusion.of(webhook.excludedFields()),
                    new SecretMask(webhook),
                    null,
                    term.applyAsLong(webhook));
        } catch (Throwable e) {
            Webhook webhook = ServedWebhooks.standIn(of);
            LOG.debug("Webhook {} cannot be served", webhook == null ? of.getClass() : webhook.id(), e);
            return webhook == null
                    ? null
                    : new Subscription(
                            webhook,
                            Set.of(),
                            null,
                            Exclusion.of(Set.of()),
                            new SecretMask(webhook),
                            "the webhook cannot be served: " + Faults.describe(e),
                            term.applyAsLong(webhook));
        }
    }

    /**
     * Returns whether deliveries for an incarnation of the webhook are for this one, if both incarnations are known.
     */
    public boolean isFor(long incarnation) {
        return !Incarnations.differ(incarnation, webhook.state().incarnation());
    }

    /** Returns whether an event passes the webhook's filter, or the webhook has none. */
    boolean passesFilter(Event event) {
        return filter == null || filter.matches(event);
    }

    /** Returns whether the webhook listens to at least one of some object types. */
    boolean listensToAny(Set<String> objectTypes) {
        return webhook.objectTypes().isEmpty() || objectTypes.stream().anyMatch(webhook.objectTypes()::contains);
    }
}
