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
 * A webhook with what is worked out of it once and used for every event.
 *
 * @param webhook the webhook
 * @param eventTypes the values of the event types it listens to
 * @param filter what the webhook asks of an event, if anything
 * @param exclusion the fields that its receiver must not see
 * @param fault why it cannot be served, or null if it can
 * @param term a number that is another one once the webhook was created anew, activated or given another URL: what is
 *     remembered of its receiver ends with it
 */
public record Subscription(
        Webhook webhook,
        Set<String> eventTypes,
        @Nullable Filter filter,
        Exclusion exclusion,
        @Nullable String fault,
        long term) {

    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

    /**
     * A row that somebody wrote past the checks must not keep the other webhooks from being served. Null for one that
     * does not even tell its id.
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
                            "the webhook cannot be served: " + Faults.describe(e),
                            term.applyAsLong(webhook));
        }
    }

    /** Whether a delivery that is for an incarnation of the webhook is for this one, as far as both are known. */
    public boolean isFor(long incarnation) {
        return !Incarnations.differ(incarnation, webhook.state().incarnation());
    }

    /** Whether the webhook's filter, if it has one, lets an event pass. */
    boolean passesFilter(Event event) {
        return filter == null || filter.matches(event);
    }

    /** Whether the webhook listens to objects of at least one of some types. */
    boolean listensToAny(Set<String> objectTypes) {
        return webhook.objectTypes().isEmpty() || objectTypes.stream().anyMatch(webhook.objectTypes()::contains);
    }
}
