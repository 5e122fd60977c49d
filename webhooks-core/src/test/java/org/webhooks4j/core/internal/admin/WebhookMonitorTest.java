package org.webhooks4j.core.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.webhooks4j.admin.Activity;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.WebhookHealth;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.spi.LogStatistics;

class WebhookMonitorTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T16:11:07Z"), ZoneOffset.UTC);
    private static final Instant HOUR = Instant.parse("2026-11-23T16:00:00Z");

    @Test
    void percentilesAreTheSmallestLatenciesThatSoManyDoNotExceed() {
        LogStatistics log = tallies(
                tally(10, 50, Outcome.DELIVERED),
                tally(20, 44, Outcome.DELIVERED),
                tally(90, 1, Outcome.REJECTED),
                tally(300, 4, Outcome.DELIVERED),
                tally(15_000, 1, Outcome.TIMEOUT));

        Activity.Hour hour = monitor(log).activity(List.of("wh_1"), 1).hours().get(0);

        assertThat(hour.median()).isEqualTo(Duration.ofMillis(10));
        assertThat(hour.p95()).isEqualTo(Duration.ofMillis(90));
        assertThat(hour.p99()).isEqualTo(Duration.ofMillis(300));
        assertThat(hour.attempts())
                .isEqualTo(Map.of(Outcome.DELIVERED, 98L, Outcome.REJECTED, 1L, Outcome.TIMEOUT, 1L));
    }

    @Test
    void ofALogWithoutStatisticsOnlyTheQueueAndTheBreakersAreKnown() {
        WebhookMonitor monitor = monitor(LogStatistics.UNKNOWN);

        assertThat(monitor.health(List.of("wh_1", "wh_2")))
                .containsExactly(
                        new WebhookHealth("wh_1", 0, null, null, null, null, true, null),
                        new WebhookHealth("wh_2", 0, null, null, null, null, false, null));
        assertThat(monitor.activity(List.of("wh_1"), 24).hours()).isEmpty();
    }

    private static WebhookMonitor monitor(LogStatistics log) {
        return new WebhookMonitor(new InMemoryStore(CLOCK).queue(), log, "wh_1"::equals, () -> null, CLOCK);
    }

    private static LogStatistics.Tally tally(long millis, long attempts, Outcome outcome) {
        return new LogStatistics.Tally(HOUR, outcome, Duration.ofMillis(millis), attempts);
    }

    private static LogStatistics tallies(LogStatistics.Tally... tallies) {
        return new LogStatistics() {
            @Override
            public Map<String, Summary> summaries(Set<String> webhookIds, int limit) {
                return Map.of();
            }

            @Override
            public List<Tally> tallies(Set<String> webhookIds, Instant from, Instant to) {
                return List.of(tallies);
            }
        };
    }
}
