package org.webhooks4j.core.internal.match;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Event;
import org.webhooks4j.Filter;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Explanation.Rule;
import org.webhooks4j.admin.Explanation.Verdict;

/** Decides whether an event is for a webhook, by rules in the order of {@link Rule}. */
public final class Matcher {

    /** Placeholder for an object type or id that is unknown. */
    public static final String UNKNOWN = "?";

    private final ObjectTypes objectTypes;

    /** Creates a matcher for the host's object types. */
    public Matcher(ObjectTypes objectTypes) {
        this.objectTypes = objectTypes;
    }

    /**
     * Returns whether an active webhook may want an event, decided without reading the object.
     *
     * @param objectType the object's type, or null if it has none; only webhooks that listen to any type can then want
     *     it
     * @param origin the event's origin, or null if unknown
     */
    public boolean mayBeWanted(
            Subscriptions subscriptions, String eventType, @Nullable String objectType, @Nullable String origin) {
        return subscriptions.listeningTo(eventType, objectType == null ? Set.of() : types(objectType)).stream()
                .anyMatch(subscription -> origin == null
                        || !subscription.webhook().ignoredOrigins().contains(origin));
    }

    /** Returns the webhooks that an event matches. */
    public List<Subscription> matching(Subscriptions subscriptions, Event event) {
        Set<String> types = objectTypes.withSupertypes(event.objectType());
        return subscriptions.listeningTo(event.type().value(), types).stream()
                .filter(subscription -> decidingRule(subscription, event, types) == Rule.MATCHED)
                .toList();
    }

    /** Returns whether an event is for a webhook, and why. */
    public Verdict verdict(Subscription subscription, Event event) {
        return verdict(subscription, event, types(event.objectType()));
    }

    private Set<String> types(String objectType) {
        return objectType.equals(UNKNOWN) ? Set.of(UNKNOWN) : objectTypes.withSupertypes(objectType);
    }

    /** Returns whether an event's object matches a webhook, regardless of the event's type. */
    public boolean fits(Subscription subscription, Event event) {
        return subscription.listensToAny(objectTypes.withSupertypes(event.objectType()))
                && subscription.passesFilter(event);
    }

    /** Returns, for every webhook, whether an event is for it, and why. */
    public List<Verdict> explain(Subscriptions subscriptions, Event event) {
        Set<String> types = objectTypes.withSupertypes(event.objectType());
        return subscriptions.all().stream()
                .map(subscription -> verdict(subscription, event, types))
                .toList();
    }

    private static Verdict verdict(Subscription subscription, Event event, Set<String> types) {
        Rule rule = decidingRule(subscription, event, types);
        Webhook webhook = subscription.webhook();
        return new Verdict(
                webhook.id(), webhook.name(), rule == Rule.MATCHED, rule, reason(rule, subscription, event, types));
    }

    private static Rule decidingRule(Subscription subscription, Event event, Set<String> types) {
        Webhook webhook = subscription.webhook();
        if (!webhook.active()) {
            return Rule.ACTIVE;
        }
        if (!subscription.eventTypes().contains(event.type().value())) {
            return Rule.EVENT_TYPE;
        }
        if (!subscription.listensToAny(types)) {
            return Rule.OBJECT_TYPE;
        }
        if (event.origin() != null && webhook.ignoredOrigins().contains(event.origin())) {
            return Rule.ORIGIN;
        }
        if (subscription.exclusion().hidesAll(event)) {
            return Rule.CHANGED_FIELDS;
        }
        if (!subscription.passesFilter(event)) {
            return Rule.FILTER;
        }
        return Rule.MATCHED;
    }

    private static String reason(Rule rule, Subscription subscription, Event event, Set<String> types) {
        Webhook webhook = subscription.webhook();
        return switch (rule) {
            case ACTIVE ->
                webhook.state().inactiveReason() == null
                        ? "the webhook is inactive"
                        : "the webhook is inactive: " + webhook.state().inactiveReason();
            case EVENT_TYPE ->
                subscription.fault() != null
                        ? subscription.fault()
                        : "the webhook listens to " + new TreeSet<>(subscription.eventTypes()) + ", the event is '"
                                + event.type().value() + "'";
            case OBJECT_TYPE ->
                "the webhook listens to objects of type " + new TreeSet<>(webhook.objectTypes()) + ", the object is a '"
                        + String.join("', '", types) + "'";
            case ORIGIN -> "the webhook ignores events from '" + event.origin() + "'";
            case CHANGED_FIELDS ->
                event.changes().isEmpty()
                        ? "the update changed nothing"
                        : "the update changed only fields that the webhook leaves out: "
                                + new TreeSet<>(webhook.excludedFields());
            case FILTER -> filterClause(subscription, event);
            case MATCHED ->
                "the webhook is active and listens to '" + event.type().value() + "' of '" + event.objectType() + "'"
                        + (subscription.filter() == null ? "" : "; " + filterClause(subscription, event));
        };
    }

    private static String filterClause(Subscription subscription, Event event) {
        Filter filter = Objects.requireNonNull(subscription.filter());
        return "filter clause " + filter.explain(event);
    }
}
