package org.webhooks4j.core.internal.delivery.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Waiting;
import org.webhooks4j.core.internal.delivery.attempt.DeliveryResult;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.match.Subscriptions;
import org.webhooks4j.core.internal.time.SteadyTime;

/**
 * Keeps the state of every endpoint that needs one. Used by one thread at a time, except where a method says otherwise.
 */
public final class Endpoints {

    private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);

    /** For how long an endpoint without open requests is remembered as answering. */
    private static final Duration MEMORY = Duration.ofMinutes(1);

    /** Used when there are many endpoints, because every claim visits all of them. */
    private static final Duration SHORT_MEMORY = Duration.ofSeconds(1);

    private static final int MANY = 1_000;

    private static final Room NOTHING = new Room(0, 0, Map.of(), Set.of(), 0);

    private final Map<String, EndpointState> byWebhook = new HashMap<>();
    private final Set<String> tripped = ConcurrentHashMap.newKeySet();

    /** Breakers that opened or closed and were not yet {@linkplain #takeBreakerChanges taken}. */
    private final Queue<BreakerChange> changes = new ConcurrentLinkedQueue<>();

    private final SteadyTime time;
    private final int cap;
    private @Nullable Subscriptions known;

    /** The number of endpoints that have open requests and answer. */
    private int busy;

    /** The largest recent number of those, as of the latest claim. */
    private int busyLately;

    private final RecentPeak busyPeak = new RecentPeak();

    private int silent;

    /** Why endpoints may get no more requests, as of the latest claim. */
    private final Map<String, EndpointState.Hold> holds = new ConcurrentHashMap<>();

    /**
     * Says how much may be claimed.
     *
     * @param limit the total number of deliveries
     * @param limitPerWebhook the number of deliveries for a webhook without an entry in {@code limits}
     * @param limits the number of deliveries by webhook id
     * @param answering the ids of the webhooks whose endpoints answer
     * @param limitForOthers the total number of deliveries for all others
     */
    public record Room(
            int limit, int limitPerWebhook, Map<String, Integer> limits, Set<String> answering, int limitForOthers) {}

    /** Creates the endpoints. The cap is the maximum number of open requests of a webhook that does not set its own. */
    public Endpoints(SteadyTime time, int cap) {
        this.time = time;
        this.cap = cap;
    }

    /**
     * Returns what may be claimed; nothing if the limit is zero. For endpoints that answer that is more than there is
     * room for now, so that there is something to send while the next claim is made.
     *
     * @param slots the number of all slots; as many deliveries more may be claimed ahead
     * @param open the number of open requests
     * @param unsent the numbers of deliveries that are claimed and not yet sent, by webhook id
     */
    public Room room(Subscriptions subscriptions, int slots, int open, Map<String, Integer> unsent) {
        long now = time.millis();
        learn(subscriptions);
        long memory = (byWebhook.size() > MANY ? SHORT_MEMORY : MEMORY).toMillis();
        byWebhook.entrySet().removeIf(known -> isForgotten(known.getKey(), known.getValue(), now, memory));
        // A webhook with its own limits needs a state before its first request, so that this one is counted.
        subscriptions.limited().forEach(webhook -> state(webhook.id()));
        busy = 0;
        long patience = EndpointState.SILENCE_MILLIS;
        silent = 0;
        for (EndpointState state : byWebhook.values()) {
            state.countAsBusy(state.inFlight() > 0 && state.isAnswering(now));
            if (state.isSilent(now)) {
                silent += state.inFlight();
            } else if (state.isCountedAsBusy()) {
                busy++;
                patience = Math.max(patience, state.patienceMillis());
            }
        }
        // Endpoints that fall silent together are not detected at the same moment. Until all of them are, the recent
        // peak keeps the others from getting more slots.
        long since = now - EndpointState.SILENCE_MILLIS - patience;
        busyLately = busyPeak.with(busy, now, since);
        byWebhook.forEach((webhookId, state) -> note(webhookId, state, now));
        SlotAllocation allocation = new SlotAllocation(slots, open, busyLately);
        int waiting = unsent.values().stream().mapToInt(Integer::intValue).sum();
        int limit = 2 * slots - open - waiting;
        return limit < 1 ? NOTHING : room(allocation, limit, subscriptions, unsent, now);
    }

    private Room room(
            SlotAllocation allocation, int limit, Subscriptions subscriptions, Map<String, Integer> unsent, long now) {
        Map<String, Integer> limits = new HashMap<>();
        Set<String> answer = new HashSet<>();
        byWebhook.forEach((webhookId, state) -> {
            int waiting = unsent.getOrDefault(webhookId, 0);
            int own = allocation.forEndpoint(state, now);
            if (state.isAnswering(now)) {
                answer.add(webhookId);
                own = state.allowance(now) + state.ahead(now);
            }
            limits.put(webhookId, Math.max(0, own - waiting));
        });
        subscriptions.inactive().forEach(webhookId -> limits.put(webhookId, 0));
        return new Room(limit, allocation.forUnknown(), limits, answer, allocation.forOthers());
    }

    /** Returns whether a request may be sent now, given the number of all slots and of open requests. */
    public boolean maySend(String webhookId, int slots, int open) {
        SlotAllocation allocation = new SlotAllocation(slots, open, Math.max(busy, busyLately));
        return allocation.free() > 0 && allocation.forEndpoint(state(webhookId), time.millis()) > 0;
    }

    /** Returns whether nothing can be sent to an endpoint for a while, or its webhook is inactive. */
    public boolean isHeld(String webhookId) {
        if (known != null && known.inactive().contains(webhookId)) {
            return true;
        }
        EndpointState state = byWebhook.get(webhookId);
        return state != null && state.isHeld(time.millis());
    }

    private boolean isForgotten(String webhookId, EndpointState state, long now, long memory) {
        if (!state.isUnremarkable(now, memory)) {
            return false;
        }
        holds.remove(webhookId);
        return true;
    }

    /** Updates the map only if the hold has changed, because for most endpoints it has not. */
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

    /** Returns why an endpoint's deliveries wait, as of the latest claim, or null. Callable from any thread. */
    public @Nullable Waiting wait(String webhookId) {
        EndpointState.Hold hold = holds.get(webhookId);
        if (hold == null) {
            return null;
        }
        Instant until = hold.untilMillis() == 0 ? null : time.instantAt(hold.untilMillis());
        return new Waiting(hold.reason(), until, null);
    }

    /** Forgets endpoints of deleted webhooks and of webhooks with a new term. */
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
            if (!state.isTripped() && tripped.remove(webhookId)) {
                changes.add(new BreakerChange(webhookId, false));
            }
        });
    }

    private void limit(EndpointState state, Subscription subscription) {
        Webhook webhook = subscription.webhook();
        Integer own = webhook.options().maxInFlight();
        state.limitTo(own == null ? cap : own, webhook.options().requestsPerSecond(), subscription.term());
    }

    /** The number of open requests of endpoints that hang. */
    public int silent() {
        return silent;
    }

    /** Returns when the first paused endpoint may be tried again, or null if none is paused. */
    public @Nullable Instant nextPauseEnd() {
        long now = time.millis();
        long first = byWebhook.values().stream()
                .mapToLong(EndpointState::pausedUntil)
                .filter(end -> end > now)
                .min()
                .orElse(0);
        return first == 0 ? null : time.instantAt(first);
    }

    /** Closes a request that will have no result. */
    public void released(String webhookId) {
        released(state(webhookId));
    }

    private void released(EndpointState state) {
        state.released();
        if (state.inFlight() == 0 && state.isCountedAsBusy()) {
            state.countAsBusy(false);
            busy--;
        }
    }

    /** Counts a request that is about to begin. */
    public void sent(String webhookId) {
        EndpointState state = state(webhookId);
        long now = time.millis();
        state.sent(now);
        if (!state.isCountedAsBusy() && state.isAnswering(now)) {
            state.countAsBusy(true);
            busy++;
        }
    }

    /** Returns whether the breaker is open or half open. Callable from any thread. */
    public boolean isBreakerOpen(String webhookId) {
        return tripped.contains(webhookId);
    }

    /** Returns the webhooks whose breaker is open or half open. Callable from any thread. */
    public Set<String> openBreakers() {
        return Set.copyOf(tripped);
    }

    /** Returns the breakers that opened or closed since the last call, in order. Callable from any thread. */
    public List<BreakerChange> takeBreakerChanges() {
        if (changes.isEmpty()) {
            return List.of();
        }
        List<BreakerChange> taken = new ArrayList<>();
        for (BreakerChange change = changes.poll(); change != null; change = changes.poll()) {
            taken.add(change);
        }
        return taken;
    }

    /** Records the result of a request. */
    public void arrived(DeliveryResult result) {
        String webhookId = result.completion().claim().webhookId();
        EndpointState state = state(webhookId);
        released(state);
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
            // The receiver works but refuses this request; others may succeed.
            case REJECTED, REDIRECTED, GONE -> state.coped();
            // Says nothing about the receiver.
            case UNSENDABLE, SENDER_FAILURE -> {}
            default -> state.failed(attempt.outcome().isAnswered(), now);
        }
        reportBreaker(webhookId, state, attempt);
    }

    /** Says once when a breaker opens and once when it closes, because a delivery is dead only much later. */
    private void reportBreaker(String webhookId, EndpointState state, Attempt attempt) {
        if (state.isTripped()) {
            if (tripped.add(webhookId)) {
                changes.add(new BreakerChange(webhookId, true));
                LOG.warn(
                        "Webhook {} failed {} times in a row, last with {}; its deliveries wait, and one at a time tries"
                                + " whether the receiver works again",
                        webhookId,
                        EndpointState.FAILURES_TO_OPEN,
                        attempt.response() == null
                                ? attempt.outcome()
                                : "status " + attempt.response().statusCode());
            }
        } else if (tripped.remove(webhookId)) {
            changes.add(new BreakerChange(webhookId, false));
            LOG.info("Webhook {} succeeds again; its deliveries continue", webhookId);
        }
    }

    /**
     * Returns whether the webhook still has this URL: a response from an earlier URL says nothing about the current
     * one.
     */
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
