package org.webhooks4j.core.internal.delivery.endpoint;

import java.time.Clock;
import java.time.Duration;
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
 * Notices webhooks that have had no success for {@value #DAYS} days while at least {@value #DELIVERIES} different
 * deliveries failed. What it counts is in the store, so that it outlives the node and is one for all nodes.
 *
 * <p>It writes only about a webhook that has been failing for {@link #PATIENCE}; one that fails now and then costs
 * nothing but a look at a nearly empty table once in that time. A success on another node is therefore noticed that
 * late, and a streak has to last that much longer before it counts. For one thread at a time.
 */
public final class FailureWatch {

    /** For how long a webhook must have failed before it is deactivated, in days. */
    public static final int DAYS = 5;
    /** How many different deliveries must have failed. */
    public static final int DELIVERIES = 20;
    /** How long a webhook must have been failing before it is written about. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(FailureWatch.class);
    private static final Duration LIMIT = Duration.ofDays(DAYS).plus(PATIENCE);

    private final EndpointFailures failures;
    private final SteadyTime time;
    private final FailureStreakLog trouble = new FailureStreakLog(LOG, "Counting failed deliveries");
    private final Map<String, Failing> failing = new HashMap<>();
    private final Set<String> failedNow = new HashSet<>();
    private final Set<String> recovered = new HashSet<>();
    private Map<String, Streak> known = Map.of();
    private @Nullable Long knownAt;

    /** What is not written yet of a webhook that has had no success since an instant. */
    private static final class Failing {
        final long since;
        final Set<String> unwritten = new LinkedHashSet<>();

        Failing(long since) {
            this.since = since;
        }
    }

    /** Counts in a store, by a clock. */
    public FailureWatch(EndpointFailures failures, Clock clock) {
        this.failures = failures;
        this.time = new SteadyTime(clock);
    }

    /** A delivery to a webhook succeeded. */
    public void succeeded(String webhookId) {
        failing.remove(webhookId);
        failedNow.remove(webhookId);
        if (known.containsKey(webhookId)) {
            recovered.add(webhookId);
        }
    }

    /** An attempt of a delivery failed. */
    public void failed(String webhookId, String deliveryId) {
        failedNow.add(webhookId);
        Failing state = failing.computeIfAbsent(webhookId, id -> new Failing(time.millis()));
        Streak streak = known.get(webhookId);
        boolean enough = streak != null && streak.deliveries() >= DELIVERIES && !recovered.contains(webhookId);
        if (!enough && state.unwritten.size() < DELIVERIES) {
            state.unwritten.add(deliveryId);
        }
    }

    /** Writes down what was noticed. Returns the webhooks to be deactivated, all of which have just failed again. */
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

    /** Restarts the streak of a webhook: its next failure is the first. The next {@link #settle} writes that. */
    public void forget(String webhookId) {
        failing.remove(webhookId);
        failedNow.remove(webhookId);
        recovered.add(webhookId);
    }

    /** Drops what is kept in memory of webhooks that are gone or have begun anew; the store's part was dropped then. */
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
        look(); // another node may have had a success, or have deactivated it, a moment ago
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
