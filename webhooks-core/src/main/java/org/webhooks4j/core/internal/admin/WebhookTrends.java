package org.webhooks4j.core.internal.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.WebhookTrend;
import org.webhooks4j.core.internal.time.SteadyTime;
import org.webhooks4j.spi.EndpointFailures;
import org.webhooks4j.spi.EndpointFailures.Streak;
import org.webhooks4j.spi.LogStatistics;
import org.webhooks4j.spi.LogStatistics.Tally;

/**
 * Computes the trends of all webhooks, and keeps them for a while: the cost grows with the attempts of a day, and many
 * people may watch the list. Thread-safe.
 */
public final class WebhookTrends {

    /** How long a result is returned again. */
    static final Duration KEPT = Duration.ofSeconds(30);

    private final LogStatistics log;
    private final EndpointFailures failures;
    private final Clock clock;
    private final SteadyTime time;
    private @Nullable Kept kept;

    private record Kept(long at, Set<String> ids, Map<String, WebhookTrend> trends) {}

    /** Creates trends of a log and of the failures that a store keeps. */
    public WebhookTrends(LogStatistics log, EndpointFailures failures, Clock clock) {
        this.log = log;
        this.failures = failures;
        this.clock = clock;
        this.time = new SteadyTime(clock);
    }

    /** Returns the trends of webhooks, in their order. One thread computes them, and others wait for its result. */
    synchronized List<WebhookTrend> of(List<String> webhookIds) {
        Set<String> ids = new LinkedHashSet<>(webhookIds);
        Kept last = kept;
        if (last == null || time.isOver(last.at(), KEPT) || !last.ids().equals(ids)) {
            last = new Kept(time.millis(), ids, compute(ids));
            kept = last;
        }
        return webhookIds.stream().map(last.trends()::get).toList();
    }

    private Map<String, WebhookTrend> compute(Set<String> ids) {
        Instant now = clock.instant();
        Instant end = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        Instant start = end.minus(WebhookTrend.HOURS, ChronoUnit.HOURS);
        boolean known = !log.equals(LogStatistics.UNKNOWN);
        Map<String, List<Tally>> outcomes = known ? log.outcomesByWebhook(ids, start, end) : Map.of();
        Map<String, Map<Duration, Long>> latencies = known ? log.latenciesByWebhook(ids, start, end) : Map.of();
        Map<String, Instant> failing = failures.streaks().stream()
                .collect(Collectors.toMap(Streak::webhookId, streak -> now.minus(streak.age())));
        return ids.stream()
                .map(id -> known
                        ? new WebhookTrend(
                                id,
                                hours(start, outcomes.getOrDefault(id, List.of())),
                                p95(new TreeMap<>(latencies.getOrDefault(id, Map.of()))),
                                failing.get(id))
                        : new WebhookTrend(id, List.of(), null, failing.get(id)))
                .collect(Collectors.toMap(WebhookTrend::webhookId, Function.identity()));
    }

    private static List<WebhookTrend.Hour> hours(Instant start, List<Tally> outcomes) {
        long[] delivered = new long[WebhookTrend.HOURS];
        long[] failed = new long[WebhookTrend.HOURS];
        for (Tally tally : outcomes) {
            int hour = (int) ChronoUnit.HOURS.between(start, tally.hour());
            (tally.outcome() == Outcome.DELIVERED ? delivered : failed)[hour] += tally.attempts();
        }
        List<WebhookTrend.Hour> hours = new ArrayList<>();
        for (int i = 0; i < WebhookTrend.HOURS; i++) {
            hours.add(new WebhookTrend.Hour(start.plus(i, ChronoUnit.HOURS), delivered[i], failed[i]));
        }
        return List.copyOf(hours);
    }

    private static @Nullable Duration p95(SortedMap<Duration, Long> latencies) {
        long all = latencies.values().stream().mapToLong(Long::longValue).sum();
        return Percentile.of(latencies, all, 95);
    }
}
