package org.webhooks4j.core.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.WebhookTrend;
import org.webhooks4j.core.DrivenClock;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.spi.EndpointFailures;
import org.webhooks4j.spi.LogStatistics;

class WebhookTrendsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T16:11:07.887Z");
    private static final Instant HOUR = Instant.parse("2026-11-23T16:00:00Z");

    private final DrivenClock clock = new DrivenClock();
    private final AtomicInteger reads = new AtomicInteger();
    private final EndpointFailures failures =
            new InMemoryStore(clock).management().failures();

    @Test
    void eachWebhookHasItsOwnHoursAndLatency() {
        WebhookTrends trends = new WebhookTrends(
                log(Map.of(
                        "wh_1",
                        List.of(
                                tally(HOUR, Outcome.DELIVERED, 10, 94),
                                tally(HOUR, Outcome.TIMEOUT, 15_000, 2),
                                tally(HOUR.minusSeconds(23 * 3600), Outcome.REJECTED, 20, 4)))),
                failures,
                clock);

        WebhookTrend first = trends.of(List.of("wh_1", "wh_2")).get(0);
        assertThat(first.hours()).hasSize(24).startsWith(new WebhookTrend.Hour(HOUR.minusSeconds(23 * 3600), 0, 4));
        assertThat(first.hours()).endsWith(new WebhookTrend.Hour(HOUR, 94, 2));
        assertThat(first.p95()).isEqualTo(Duration.ofMillis(20));
        assertThat(first.failingSince()).isNull();
        WebhookTrend second = trends.of(List.of("wh_1", "wh_2")).get(1);
        assertThat(second.webhookId()).isEqualTo("wh_2");
        assertThat(second.hours()).hasSize(24).allMatch(hour -> hour.delivered() + hour.failed() == 0);
        assertThat(second.p95()).isNull();
    }

    @Test
    void manyWhoWatchCostOneReadInHalfAMinute() {
        WebhookTrends trends = new WebhookTrends(log(Map.of()), failures, clock);
        trends.of(List.of("wh_1"));
        clock.advance(WebhookTrends.KEPT.minusMillis(1));
        trends.of(List.of("wh_1"));
        assertThat(reads).hasValue(1);

        trends.of(List.of("wh_1", "wh_new"));
        assertThat(reads).hasValue(2);
        clock.advance(WebhookTrends.KEPT);
        trends.of(List.of("wh_1", "wh_new"));
        assertThat(reads).hasValue(3);
    }

    @Test
    void aReceiverThatFailsDoesSoSinceItsFirstFailure() {
        failures.add(Map.of("wh_1", Set.of("msg_1")));
        clock.advance(Duration.ofHours(2));
        assertThat(new WebhookTrends(LogStatistics.UNKNOWN, failures, clock).of(List.of("wh_1", "wh_2")))
                .containsExactly(
                        new WebhookTrend("wh_1", List.of(), null, NOW),
                        new WebhookTrend("wh_2", List.of(), null, null));
        assertThat(new WebhookTrends(log(Map.of()), failures, clock).of(List.of("wh_1", "wh_2")))
                .extracting(WebhookTrend::failingSince)
                .containsExactly(NOW, null);
    }

    private LogStatistics log(Map<String, List<LogStatistics.Tally>> tallies) {
        return new LogStatistics() {
            @Override
            public Map<String, Summary> summaries(Set<String> webhookIds, int limit) {
                return Map.of();
            }

            @Override
            public List<Tally> tallies(Set<String> webhookIds, Instant from, Instant to) {
                throw new AssertionError("one query for all");
            }

            @Override
            public Map<String, List<Tally>> outcomesByWebhook(Set<String> webhookIds, Instant from, Instant to) {
                reads.incrementAndGet();
                return tallies;
            }

            @Override
            public Map<String, Map<Duration, Long>> latenciesByWebhook(
                    Set<String> webhookIds, Instant from, Instant to) {
                Map<String, Map<Duration, Long>> latencies = new HashMap<>();
                tallies.forEach((id, all) -> all.forEach(tally -> latencies
                        .computeIfAbsent(id, none -> new HashMap<>())
                        .merge(tally.latency(), tally.attempts(), Long::sum)));
                return latencies;
            }
        };
    }

    private static LogStatistics.Tally tally(Instant hour, Outcome outcome, long millis, long attempts) {
        return new LogStatistics.Tally(hour, outcome, Duration.ofMillis(millis), attempts);
    }
}
