package org.webhooks4j.core.internal.match;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Webhook;

/** A snapshot of all webhooks, indexed by event type and object type. Immutable. */
public final class Subscriptions {

    private final Map<String, Subscription> byId = new HashMap<>();
    private final List<Subscription> byName;
    private final Map<String, Listeners> byEventType = new HashMap<>();
    private final List<String> inactive;
    private final List<Webhook> limited;
    private final List<Subscription> traced;
    private final Duration longestTimeout;
    private final long number;

    /** The active webhooks that listen to one event type. */
    private static final class Listeners {
        final List<Subscription> toAnyObject = new ArrayList<>();
        final Map<String, List<Subscription>> toObjectType = new HashMap<>();
    }

    /**
     * Indexes the webhooks as of an instant.
     *
     * @param before the previous snapshot, or null if this is the first
     */
    Subscriptions(Collection<Webhook> webhooks, Instant now, @Nullable Subscriptions before) {
        this.number = before == null ? 1 : before.number + 1;
        this.byName = webhooks.stream()
                .flatMap(webhook -> Stream.ofNullable(Subscription.of(webhook, served -> term(served, before))))
                .sorted(Comparator.comparing((Subscription s) -> s.webhook().name())
                        .thenComparing(s -> s.webhook().url())
                        .thenComparing(s -> s.webhook().id()))
                .toList();
        this.inactive = byName.stream()
                .map(Subscription::webhook)
                .filter(webhook -> !webhook.active())
                .map(Webhook::id)
                .toList();
        this.limited = byName.stream()
                .map(Subscription::webhook)
                .filter(webhook -> webhook.active()
                        && (webhook.options().maxInFlight() != null
                                || webhook.options().requestsPerSecond() != null))
                .toList();
        this.traced = byName.stream()
                .filter(subscription -> isTraced(subscription.webhook(), now))
                .toList();
        this.longestTimeout = byName.stream()
                .flatMap(subscription ->
                        Stream.ofNullable(subscription.webhook().options().timeout()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        for (Subscription subscription : byName) {
            byId.put(subscription.webhook().id(), subscription);
            if (subscription.webhook().active()) {
                subscription.eventTypes().forEach(type -> add(type, subscription));
            }
        }
    }

    private long term(Webhook webhook, @Nullable Subscriptions before) {
        Subscription known = before == null ? null : before.byId(webhook.id());
        if (known == null) {
            return number;
        }
        boolean goesOn = known.isFor(webhook.state().incarnation())
                && known.webhook().url().equals(webhook.url())
                && (known.webhook().active() || !webhook.active());
        return goesOn ? known.term() : number;
    }

    private static boolean isTraced(Webhook webhook, Instant now) {
        Instant until = webhook.state().tracedUntil();
        return until != null && until.isAfter(now);
    }

    private void add(String eventType, Subscription subscription) {
        Listeners listeners = byEventType.computeIfAbsent(eventType, type -> new Listeners());
        if (subscription.webhook().objectTypes().isEmpty()) {
            listeners.toAnyObject.add(subscription);
        }
        for (String objectType : subscription.webhook().objectTypes()) {
            listeners
                    .toObjectType
                    .computeIfAbsent(objectType, type -> new ArrayList<>())
                    .add(subscription);
        }
    }

    /** Returns all webhooks, sorted by name. */
    public List<Subscription> all() {
        return byName;
    }

    /** Returns the webhook with an id, or null. */
    public @Nullable Subscription byId(String webhookId) {
        return byId.get(webhookId);
    }

    /** The ids of the inactive webhooks. */
    public List<String> inactive() {
        return inactive;
    }

    /** The active webhooks with their own limits. */
    public List<Webhook> limited() {
        return limited;
    }

    /** The longest timeout that a webhook sets; zero if none does. */
    public Duration longestTimeout() {
        return longestTimeout;
    }

    /**
     * The traced webhooks, for which skipped events are recorded. A trace may have expired since the snapshot was
     * taken.
     */
    public List<Subscription> traced() {
        return traced;
    }

    /** Returns whether an active webhook listens to an event type, or any webhook is traced. */
    public boolean concern(String eventType) {
        return byEventType.containsKey(eventType) || !traced.isEmpty();
    }

    /**
     * Returns the active webhooks that listen to an event type and to at least one of some object types, without
     * duplicates.
     */
    List<Subscription> listeningTo(String eventType, Set<String> objectTypes) {
        Listeners listeners = byEventType.get(eventType);
        if (listeners == null) {
            return List.of();
        }
        if (listeners.toObjectType.isEmpty()) {
            return listeners.toAnyObject;
        }
        List<Subscription> all = new ArrayList<>(listeners.toAnyObject);
        Set<Subscription> particular = Collections.newSetFromMap(new IdentityHashMap<>());
        for (String objectType : objectTypes) {
            for (Subscription subscription : listeners.toObjectType.getOrDefault(objectType, List.of())) {
                if (particular.add(subscription)) {
                    all.add(subscription);
                }
            }
        }
        return all;
    }
}
