package org.webhooks4j.core.internal.delivery.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Waiting;
import org.webhooks4j.core.internal.delivery.attempt.DeliveryResult;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.match.Subscriptions;
import org.webhooks4j.core.internal.time.SteadyTime;

/** Keeps the state of every endpoint that needs one. For one thread at a time, except where a method says otherwise. */
public final class Endpoints {

    /** For how long an endpoint without open requests is known to answer. */
    private static final Duration MEMORY = Duration.ofMinutes(1);

    /** When many are known, every claim looks at all of them. */
    private static final Duration SHORT_MEMORY = Duration.ofSeconds(1);

    private static final int MANY = 1_000;

    private final Map<String, EndpointState> byWebhook = new HashMap<>();
    private final Set<String> tripped = ConcurrentHashMap.newKeySet();
    private final SteadyTime time;
    private final int cap;
    private @Nullable Subscriptions known;
    private final RecentPeak answeringLately = new RecentPeak();
    private int silent;

    /** Why endpoints may have no more requests, as of the latest claim. */
    private final Map<String, EndpointState.Hold> holds = new ConcurrentHashMap<>();

    /**
     * What may be claimed.
     *
     * @param limit how many deliveries in all
     * @param limitPerWebhook how many for a webhook that is not named
     * @param limits how many for those that are
     */
    public record Room(int limit, int limitPerWebhook, Map<String, Integer> limits) {}

    /** The endpoints of which each may have so many open requests, unless its webhook says otherwise. */
    public Endpoints(SteadyTime time, int cap) {
        this.time = time;
        this.cap = cap;
    }

    /** What may be claimed while so many of all slots are taken; nothing if the limit is zero. */
    public Room room(Subscriptions subscriptions, int slots, int taken) {
        long now = time.millis();
        learn(subscriptions);
        long memory = (byWebhook.size() > MANY ? SHORT_MEMORY : MEMORY).toMillis();
        byWebhook.entrySet().removeIf(known -> isForgotten(known.getKey(), known.getValue(), now, memory));
        // One with limits of its own needs a state before its first request, to count that.
        subscriptions.limited().forEach(webhook -> state(webhook.id()));
        int answering = 0;
        long patience = EndpointState.SILENCE_MILLIS;
        silent = 0;
        for (EndpointState state : byWebhook.values()) {
            if (state.isSilent(now)) {
                silent += state.inFlight();
            } else if (state.inFlight() > 0 && state.isAnswering(now)) {
                answering++;
                patience = Math.max(patience, state.patienceMillis());
            }
        }
        // Those that go dark together are not found silent together. Until all are, none of them may have more.
        long since = now - EndpointState.SILENCE_MILLIS - patience;
        byWebhook.forEach((webhookId, state) -> note(webhookId, state, now));
        SlotAllocation free = new SlotAllocation(slots, taken, answeringLately.with(answering, now, since));
        if (free.free() < 1) {
            return new Room(0, 0, Map.of());
        }
        Map<String, Integer> limits = new HashMap<>();
        byWebhook.forEach((webhookId, state) -> limits.put(webhookId, free.forEndpoint(state, now)));
        subscriptions.inactive().forEach(webhookId -> limits.put(webhookId, 0));
        return new Room(free.free(), free.forUnknown(cap), limits);
    }

    private boolean isForgotten(String webhookId, EndpointState state, long now, long memory) {
        if (!state.isUnremarkable(now, memory)) {
            return false;
        }
        holds.remove(webhookId);
        return true;
    }

    /** Most endpoints are held, or not, as they were at the claim before. */
    private void note(String webhookId, EndpointState state, long now) {
        EndpointState.Hold last = state.lastHold();
        EndpointState.Hold hold = state.hold(now);
        if (Objects.equals(hold, last)) {
            return;
        }
        if (hold == null) {
            holds.remove(webhookId);
        } else {
            holds.put(webhookId, hold);
        }
    }

    /** What an endpoint makes deliveries wait for, as of the latest claim; may be asked by any thread. */
    public @Nullable Waiting wait(String webhookId) {
        EndpointState.Hold hold = holds.get(webhookId);
        if (hold == null) {
            return null;
        }
        Instant until = hold.untilMillis() == 0 ? null : time.instantAt(hold.untilMillis());
        return new Waiting(hold.reason(), until, null);
    }

    /** What was known of an endpoint ends with the webhook, or with its term. */
    private void learn(Subscriptions subscriptions) {
        if (subscriptions.equals(known)) {
            return;
        }
        known = subscriptions;
        byWebhook.forEach((webhookId, state) -> {
            Subscription subscription = subscriptions.byId(webhookId);
            if (subscription == null) {
                state.forget();
            } else {
                limit(state, subscription);
            }
            if (!state.isTripped()) {
                tripped.remove(webhookId);
            }
        });
    }

    private void limit(EndpointState state, Subscription subscription) {
        Webhook webhook = subscription.webhook();
        Integer own = webhook.options().maxInFlight();
        state.limitTo(own == null ? cap : own, webhook.options().requestsPerSecond(), subscription.term());
    }

    /** How many open requests endpoints have that hang. */
    public int silent() {
        return silent;
    }

    /** When the first of those that are left alone may be tried again, or null if none is left alone. */
    public @Nullable Instant nextPauseEnd() {
        long now = time.millis();
        long first = byWebhook.values().stream()
                .mapToLong(EndpointState::pausedUntil)
                .filter(end -> end > now)
                .min()
                .orElse(0);
        return first == 0 ? null : time.instantAt(first);
    }

    /** A claim is given up for which no result will come. */
    public void released(String webhookId) {
        state(webhookId).released();
    }

    /** A request is about to begin. */
    public void claimed(String webhookId) {
        state(webhookId).claimed(time.millis());
    }

    /** Whether the breaker is open or half open; may be asked by any thread. */
    public boolean isBreakerOpen(String webhookId) {
        return tripped.contains(webhookId);
    }

    /** A request is over, or was never sent. */
    public void arrived(DeliveryResult result) {
        String webhookId = result.completion().claim().webhookId();
        EndpointState state = state(webhookId);
        state.released();
        Attempt attempt = result.completion().attempt();
        if (!isStillCalled(webhookId, result.webhook())) {
            return;
        }
        long now = time.millis();
        if (!result.pause().isZero()) {
            state.askedToWait(result.pause(), now);
        }
        if (attempt == null) {
            return;
        }
        if (attempt.outcome().isAnswered()) {
            state.answered(now, attempt.timing().total());
        }
        switch (attempt.outcome()) {
            case DELIVERED -> state.succeeded();
            // The receiver is well and does not like this request; others may fare better.
            case REJECTED, REDIRECTED, GONE -> state.coped();
            // Says nothing about the receiver.
            case UNSENDABLE, SENDER_FAILURE -> {}
            default -> state.failed(attempt.outcome().isAnswered(), now);
        }
        if (state.isTripped()) {
            tripped.add(webhookId);
        } else {
            tripped.remove(webhookId);
        }
    }

    /** What came from a URL that the webhook had before says nothing about the one that it has now. */
    private boolean isStillCalled(String webhookId, @Nullable Webhook webhook) {
        Subscription current = known == null ? null : known.byId(webhookId);
        return webhook != null && current != null && current.webhook().url().equals(webhook.url());
    }

    private EndpointState state(String webhookId) {
        return byWebhook.computeIfAbsent(webhookId, id -> {
            EndpointState state = new EndpointState(cap);
            Subscription subscription = known == null ? null : known.byId(id);
            if (subscription != null) {
                limit(state, subscription);
            }
            return state;
        });
    }
}
