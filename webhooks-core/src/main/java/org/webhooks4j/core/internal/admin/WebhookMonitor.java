package org.webhooks4j.core.internal.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Activity;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.QueueSummary;
import org.webhooks4j.admin.WebhookHealth;
import org.webhooks4j.spi.DeliveryQueue;
import org.webhooks4j.spi.LogStatistics;
import org.webhooks4j.spi.LogStatistics.Summary;
import org.webhooks4j.spi.LogStatistics.Tally;

/** Computes health and activity from the queue, the log and this node's circuit breakers. */
public final class WebhookMonitor {

    private final DeliveryQueue queue;
    private final LogStatistics log;
    private final Predicate<String> breakers;
    private final Supplier<@Nullable String> trouble;
    private final Clock clock;

    /**
     * Creates a monitor. The predicate tells, for a webhook's id, whether its breaker is open. The supplier returns why
     * this node does not deliver although it should.
     */
    public WebhookMonitor(
            DeliveryQueue queue,
            LogStatistics log,
            Predicate<String> breakers,
            Supplier<@Nullable String> trouble,
            Clock clock) {
        this.trouble = trouble;
        this.queue = queue;
        this.log = log;
        this.breakers = breakers;
        this.clock = clock;
    }

    List<WebhookHealth> health(List<String> webhookIds) {
        Set<String> ids = Set.copyOf(webhookIds);
        Map<String, Integer> pending = queue.countPending(ids, WebhookHealth.MAX_COUNT);
        Map<String, Summary> summaries = log.summaries(ids, WebhookHealth.MAX_COUNT);
        return webhookIds.stream()
                .map(id -> health(id, pending.getOrDefault(id, 0), summaries.get(id)))
                .toList();
    }

    private WebhookHealth health(String id, int pending, @Nullable Summary log) {
        boolean breakerOpen = breakers.test(id);
        return log == null
                ? new WebhookHealth(id, pending, null, null, null, null, breakerOpen, trouble.get())
                : new WebhookHealth(
                        id,
                        pending,
                        log.dead(),
                        log.lastOutcome(),
                        log.lastStatusCode(),
                        log.lastAttemptAt(),
                        breakerOpen,
                        trouble.get());
    }

    QueueSummary queue(List<String> webhookIds) {
        List<Delivery> oldest = queue.pending(
                        DeliveryQuery.all().withOldestFirst().withLimit(1))
                .items();
        if (oldest.isEmpty()) {
            return new QueueSummary(0, null);
        }
        Map<String, Integer> pending = queue.countPending(Set.copyOf(webhookIds), QueueSummary.MAX_PER_WEBHOOK);
        return new QueueSummary(
                pending.values().stream().mapToLong(Integer::longValue).sum(),
                oldest.get(0).occurredAt());
    }

    Activity activity(List<String> webhookIds, int hours) {
        if (hours < 1 || hours > Activity.MAX_HOURS) {
            throw new IllegalArgumentException(
                    hours + " hours are not usable; pass 1 to " + Activity.MAX_HOURS + ", the current one included");
        }
        if (log.equals(LogStatistics.UNKNOWN)) {
            return new Activity(List.of());
        }
        Instant end = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        Instant start = end.minus(hours, ChronoUnit.HOURS);
        Map<Instant, List<Tally>> byHour = new HashMap<>();
        for (Tally tally : log.tallies(Set.copyOf(webhookIds), start, end)) {
            byHour.computeIfAbsent(tally.hour(), hour -> new ArrayList<>()).add(tally);
        }
        List<Activity.Hour> all = new ArrayList<>();
        for (Instant hour = start; hour.isBefore(end); hour = hour.plus(1, ChronoUnit.HOURS)) {
            all.add(hour(hour, byHour.getOrDefault(hour, List.of())));
        }
        return new Activity(List.copyOf(all));
    }

    private static Activity.Hour hour(Instant start, List<Tally> tallies) {
        Map<Outcome, Long> attempts = new EnumMap<>(Outcome.class);
        SortedMap<Duration, Long> latencies = new TreeMap<>();
        for (Tally tally : tallies) {
            attempts.merge(tally.outcome(), tally.attempts(), Long::sum);
            latencies.merge(tally.latency(), tally.attempts(), Long::sum);
        }
        long all = attempts.values().stream().mapToLong(Long::longValue).sum();
        return new Activity.Hour(
                start,
                Map.copyOf(attempts),
                Percentile.of(latencies, all, 50),
                Percentile.of(latencies, all, 95),
                Percentile.of(latencies, all, 99));
    }
}
