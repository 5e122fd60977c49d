package org.webhooks4j.core.internal.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.internal.time.Numbers;
import org.webhooks4j.spi.LogStatistics;

/** Computes statistics of a log in memory by reading all of it. */
final class InMemoryStatistics implements LogStatistics {

    /**
     * One delivery of the log.
     *
     * @param webhookId the webhook's id
     * @param status its final status, or null if it is pending
     * @param attempts its attempts so far
     */
    record Logged(String webhookId, @Nullable DeliveryStatus status, List<Attempt> attempts) {}

    private final Supplier<List<Logged>> log;

    InMemoryStatistics(Supplier<List<Logged>> log) {
        this.log = log;
    }

    @Override
    public Map<String, Summary> summaries(Set<String> webhookIds, int limit) {
        Map<String, List<Logged>> byWebhook = log.get().stream().collect(Collectors.groupingBy(Logged::webhookId));
        Map<String, Summary> summaries = new HashMap<>();
        for (String id : webhookIds) {
            summaries.put(id, summary(byWebhook.getOrDefault(id, List.of()), limit));
        }
        return summaries;
    }

    private static Summary summary(List<Logged> deliveries, int limit) {
        long dead = deliveries.stream()
                .filter(delivery -> delivery.status() == DeliveryStatus.DEAD)
                .limit(limit)
                .count();
        return deliveries.stream()
                .flatMap(delivery -> delivery.attempts().stream())
                .max(Comparator.comparing(Attempt::startedAt))
                .map(last -> Summary.builder()
                        .dead((int) dead)
                        .lastOutcome(last.outcome())
                        .lastStatusCode(
                                last.response() == null ? null : last.response().statusCode())
                        .lastAttemptAt(last.startedAt())
                        .build())
                .orElseGet(() -> Summary.builder().dead((int) dead).build());
    }

    @Override
    public List<Tally> tallies(Set<String> webhookIds, Instant from, Instant to) {
        Map<Tally, Long> counts = log.get().stream()
                .filter(delivery -> webhookIds.contains(delivery.webhookId()))
                .flatMap(delivery -> delivery.attempts().stream())
                .map(InMemoryStatistics::one)
                .filter(tally -> !tally.hour().isBefore(from) && tally.hour().isBefore(to))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> Tally.builder()
                        .hour(entry.getKey().hour())
                        .outcome(entry.getKey().outcome())
                        .latency(entry.getKey().latency())
                        .attempts(entry.getValue())
                        .build())
                .toList();
    }

    private static Tally one(Attempt attempt) {
        Instant hour = attempt.startedAt().truncatedTo(ChronoUnit.HOURS);
        Outcome outcome = attempt.outcome();
        return Tally.builder()
                .hour(hour)
                .outcome(outcome)
                .latency(Duration.ofMillis(Numbers.millisOf(attempt.timing().total())))
                .attempts(1)
                .build();
    }
}
