package org.webhooks4j.core.internal.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.match.Subscriptions;

/** The states of all endpoints that need one. For one thread at a time, but for what others may look at. */
final class Endpoints {

    private final Map<String, EndpointState> byWebhook = new HashMap<>();
    private final Set<String> tripped = ConcurrentHashMap.newKeySet();
    private final Clock clock;
    private final int cap;

    Endpoints(Clock clock, int cap) {
        this.clock = clock;
        this.cap = cap;
    }

    /** How many deliveries may be claimed, for each webhook for which it is not the usual number. */
    Map<String, Integer> limits(Subscriptions subscriptions) {
        long now = clock.millis();
        byWebhook.values().removeIf(state -> state.isUnremarkable(now));
        // One with limits of its own needs a state before its first request, to count that.
        subscriptions.limited().forEach(webhook -> state(webhook.id()));
        Map<String, Integer> limits = new HashMap<>();
        byWebhook.forEach((webhookId, state) -> {
            Subscription subscription = subscriptions.byId(webhookId);
            limits.put(webhookId, allowance(state, subscription == null ? null : subscription.webhook(), now));
        });
        subscriptions.inactive().forEach(webhookId -> limits.put(webhookId, 0));
        return limits;
    }

    /**
     * When the first of those that are left alone may be tried again, in epoch milliseconds; 0 if none is left alone.
     */
    long nextPauseEnd() {
        long now = clock.millis();
        return byWebhook.values().stream()
                .mapToLong(EndpointState::pausedUntil)
                .filter(end -> end > now)
                .min()
                .orElse(0);
    }

    private int allowance(EndpointState state, @Nullable Webhook webhook, long now) {
        if (webhook == null) {
            return state.allowance(cap, null, now);
        }
        Integer own = webhook.maxInFlight();
        return state.allowance(own == null ? cap : own, webhook.requestsPerSecond(), now);
    }

    void claimed(String webhookId) {
        state(webhookId).claimed(clock.millis());
    }

    void released(String webhookId) {
        state(webhookId).released();
    }

    /** Whether the breaker is open or half open; may be asked by any thread. */
    boolean isBreakerOpen(String webhookId) {
        return tripped.contains(webhookId);
    }

    void attempted(String webhookId, Outcome outcome, Duration retryAfter) {
        EndpointState state = state(webhookId);
        switch (outcome) {
            case DELIVERED -> state.succeeded();
            // The receiver is well and does not like this request; others may fare better.
            case REJECTED, REDIRECTED, GONE, UNSENDABLE -> {}
            // Says nothing about the receiver.
            case SENDER_FAILURE -> {}
            default -> state.failed(clock.millis());
        }
        if (state.isTripped()) {
            tripped.add(webhookId);
        } else {
            tripped.remove(webhookId);
        }
        if (!retryAfter.isZero()) {
            state.askedToWait(retryAfter, clock.millis());
        }
    }

    /** Leaves an endpoint alone for a while. */
    void askedToWait(String webhookId, Duration pause) {
        state(webhookId).askedToWait(pause, clock.millis());
    }

    private EndpointState state(String webhookId) {
        return byWebhook.computeIfAbsent(webhookId, id -> new EndpointState());
    }
}
