package org.webhooks4j.core.internal.match;

import java.util.TreeSet;
import org.webhooks4j.Event;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Explanation.Rule;
import org.webhooks4j.admin.Explanation.Verdict;

/** The rules by which an event is for a webhook or not, in the order of {@link Rule}. */
public final class Matcher {

    private Matcher() {}

    /** Whether an event is for a webhook. */
    public static boolean matches(Subscription subscription, Event event) {
        return decidingRule(subscription, event) == Rule.MATCHED;
    }

    /** Whether an event is for a webhook, and why. */
    public static Verdict explain(Subscription subscription, Event event) {
        Rule rule = decidingRule(subscription, event);
        Webhook webhook = subscription.webhook();
        return new Verdict(webhook.id(), webhook.name(), rule == Rule.MATCHED, rule, reason(rule, subscription, event));
    }

    private static Rule decidingRule(Subscription subscription, Event event) {
        Webhook webhook = subscription.webhook();
        if (!webhook.active()) {
            return Rule.ACTIVE;
        }
        if (!subscription.eventTypes().contains(event.type())) {
            return Rule.EVENT_TYPE;
        }
        if (!subscription.listensToObjectType(event.objectType())) {
            return Rule.OBJECT_TYPE;
        }
        if (event.origin() != null && webhook.ignoreOrigins().contains(event.origin())) {
            return Rule.ORIGIN;
        }
        if (subscription.exclusion().hidesAll(event)) {
            return Rule.CHANGED_FIELDS;
        }
        return Rule.MATCHED;
    }

    private static String reason(Rule rule, Subscription subscription, Event event) {
        Webhook webhook = subscription.webhook();
        return switch (rule) {
            case ACTIVE ->
                webhook.inactiveReason() == null
                        ? "the webhook is inactive"
                        : "the webhook is inactive: " + webhook.inactiveReason();
            case EVENT_TYPE ->
                subscription.fault() != null
                        ? subscription.fault()
                        : "the webhook listens to " + new TreeSet<>(subscription.eventTypes()) + ", the event is '"
                                + event.type() + "'";
            case OBJECT_TYPE ->
                "the webhook listens to objects of type " + new TreeSet<>(webhook.objectTypes()) + ", the object is a '"
                        + event.objectType() + "'";
            case ORIGIN -> "the webhook ignores events from '" + event.origin() + "'";
            case CHANGED_FIELDS ->
                event.changes().isEmpty()
                        ? "the update changed nothing"
                        : "the update changed only fields that the webhook leaves out: "
                                + new TreeSet<>(webhook.exclude());
            case MATCHED ->
                "the webhook is active and listens to '" + event.type() + "' of '" + event.objectType() + "'";
        };
    }
}
