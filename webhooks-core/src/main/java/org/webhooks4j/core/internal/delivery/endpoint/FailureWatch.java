package org.webhooks4j.core.internal.delivery.endpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.StoreException;
import org.webhooks4j.core.internal.fault.FailureStreakLog;
import org.webhooks4j.core.internal.time.SteadyTime;
import org.webhooks4j.spi.EndpointFailures;
import org.webhooks4j.spi.EndpointFailures.Streak;

/**
 * Detects webhooks that had no success for {@value #DAYS} days while at least {@value #DELIVERIES} different deliveries
 * failed. The counts are in the store, so they outlive the node and all nodes share them.
 *
 * <p>It writes only about a webhook that has been failing for {@link #PATIENCE}. A webhook that fails occasionally
 * costs only one read of a nearly empty table in that time. A success on another node is therefore noticed with that
 * delay, and a streak must last that much longer before it counts. Used by one thread at a time.
 */
public final class FailureWatch {

    /** For how many days a webhook must have failed before it is deactivated. */
    public static final int DAYS = 5;
    /** How many different deliveries must have failed. */
    public static final int DELIVERIES = 20;
    /** How long a webhook must have been failing before its failures are stored. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    /** How long a webhook must have been failing before listeners are told. */
    static final Duration LONG = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(FailureWatch.class);
    private static final Duration LIMIT = Duration.ofDays(DAYS).plus(PATIENCE);

    private final EndpointFailures failures;
    private final SteadyTime time;
    private final FailureStreakLog trouble = new FailureStreakLog(LOG, "Counting failed deliveries");
    private final Map<String, Failing> failing = new HashMap<>();
    private final Set<String> failedNow = new HashSet<>();
    private final Set<String> recovered = new HashSet<>();
    private final Set<String> recoveredAfterLong = new HashSet<>();
    private Map<String, Streak> known = Map.of();
    private @Nullable Long knownAt;

    /** The failures not yet stored of a webhook that has had no success since an instant. */
    private static final class Failing {
        final long since;
        final Set<String> unwritten = new LinkedHashSet<>();
        boolean told;

        Failing(long since) {
            this.since = since;
        }
    }

    /** Creates a watch that counts in a store and uses a clock. */
    public FailureWatch(EndpointFailures failures, Clock clock) {
        this.failures = failures;
        this.time = new SteadyTime(clock);
    }

    /** Records a success of a webhook. */
    public void succeeded(String webhookId) {
        Failing before = failing.remove(webhookId);
        if (before != null && before.told) {
            recoveredAfterLong.add(webhookId);
        }
        failedNow.remove(webhookId);
        if (known.containsKey(webhookId)) {
            recovered.add(webhookId);
        }
    }

    /** Records a failed attempt of a delivery. */
    public void failed(String webhookId, String deliveryId) {
        failedNow.add(webhookId);
        Failing state = failing.computeIfAbsent(webhookId, id -> new Failing(time.millis()));
        Streak streak = known.get(webhookId);
        boolean enough = streak != null && streak.deliveries() >= DELIVERIES && !recovered.contains(webhookId);
        if (!enough && state.unwritten.size() < DELIVERIES) {
            state.unwritten.add(deliveryId);
        }
    }

    /**
     * Returns the webhooks that failed on this node just now, and have had no success on it for {@link #LONG}, with
     * their first failure. Returns each once until it succeeds.
     */
    public Map<String, Instant> takeFailing() {
        Map<String, Instant> found = new HashMap<>();
        for (String webhookId : failedNow) {
            Failing state = failing.get(webhookId);
            if (state != null && !state.told && time.isOver(state.since, LONG)) {
                state.told = true;
                found.put(webhookId, time.instantAt(state.since));
            }
        }
        return found;
    }

    /** Returns the webhooks that succeeded after {@link #takeFailing} had returned them. Returns each once. */
    public Set<String> takeRecovered() {
        Set<String> found = Set.copyOf(recoveredAfterLong);
        recoveredAfterLong.clear();
        return found;
    }

    /**
     * Stores the recorded successes and failures. Returns the webhooks to deactivate, which have all failed since the
     * last successful call.
     */
    public Set<String> settle() {
        try {
            Set<String> over = write();
            trouble.succeeded();
            failedNow.clear();
            return over;
        } catch (StoreException e) {
            trouble.failed(e);
            return Set.of();
        }
    }

    /**
     * Restarts the streak of a webhook, so that its next failure is the first. The next {@link #settle} stores this.
     */
    public void forget(String webhookId) {
        failing.remove(webhookId);
        failedNow.remove(webhookId);
        recovered.add(webhookId);
    }

    /**
     * Drops the in-memory state of webhooks that were deleted or started a new term. Their state in the store was
     * dropped at that time.
     */
    public void dropUnless(Predicate<String> goesOn) {
        failing.keySet().removeIf(goesOn.negate());
        failedNow.removeIf(goesOn.negate());
        recovered.removeIf(goesOn.negate());
    }

    private Set<String> write() {
        boolean changed = !recovered.isEmpty();
        if (changed) {
            failures.clear(Set.copyOf(recovered));
            recovered.clear();
        }
        Map<String, Set<String>> ripe = ripe();
        if (!ripe.isEmpty()) {
            failures.add(ripe);
            ripe.keySet().stream().map(failing::get).filter(Objects::nonNull).forEach(state -> state.unwritten.clear());
            changed = true;
        }
        if (changed || isOld()) {
            look();
        }
        if (failedNow.stream().noneMatch(this::isOver)) {
            return Set.of();
        }
        look(); // another node may just have had a success or have deactivated the webhook
        return failedNow.stream().filter(this::isOver).collect(Collectors.toSet());
    }

    private Map<String, Set<String>> ripe() {
        long before = time.millis() - PATIENCE.toMillis();
        Map<String, Set<String>> ripe = new HashMap<>();
        failing.forEach((webhookId, state) -> {
            if (state.since <= before && !state.unwritten.isEmpty()) {
                ripe.put(webhookId, Set.copyOf(state.unwritten));
            }
        });
        return ripe;
    }

    private void look() {
        knownAt = time.millis();
        known = failures.streaks().stream().collect(Collectors.toMap(Streak::webhookId, Function.identity()));
    }

    private boolean isOld() {
        return knownAt == null || time.isOver(knownAt, PATIENCE);
    }

    private boolean isOver(String webhookId) {
        Streak streak = known.get(webhookId);
        return streak != null
                && knownAt != null
                && streak.deliveries() >= DELIVERIES
                && streak.age().plusMillis(time.millis() - knownAt).compareTo(LIMIT) >= 0;
    }
}
