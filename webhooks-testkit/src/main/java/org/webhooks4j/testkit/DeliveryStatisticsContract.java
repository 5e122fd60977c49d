package org.webhooks4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.LogStatistics;
import org.webhooks4j.spi.LogStatistics.Summary;
import org.webhooks4j.spi.LogStatistics.Tally;

/**
 * Contract tests for {@link org.webhooks4j.spi.DeliveryQueue#countPending} and {@link LogStatistics}, for stores that
 * support them.
 */
public abstract class DeliveryStatisticsContract extends StoreContract {

    private static final Instant NOON = StoreDriver.NOON;
    private static final Duration HOUR = StoreDriver.HOUR;

    /** For subclasses. */
    protected DeliveryStatisticsContract() {}

    @Test
    void pendingDeliveriesAreCountedUpToTheLimit() {
        driver().enqueue(3, "wh_a", "42");
        driver().enqueue(1, "wh_b", "42");

        assertThat(driver().queue().countPending(Set.of("wh_a", "wh_b", "wh_c"), 2))
                .isEqualTo(Map.of("wh_a", 2, "wh_b", 1, "wh_c", 0));
    }

    @Test
    void deadDeliveriesAreCountedUpToTheLimit() {
        for (int i = 0; i < 3; i++) {
            driver().enqueue("wh_a", "server-" + i);
            driver().complete(StoreDriver.dead(driver().claimOne()));
        }
        driver().enqueue("wh_a", "other");
        driver().deliver(driver().claimOne());

        assertThat(summary("wh_a", 10).dead()).isEqualTo(3);
        assertThat(summary("wh_a", 2).dead()).isEqualTo(2);
        assertThat(summary("wh_b", 10)).isEqualTo(Summary.builder().build());
    }

    @Test
    void theLastAttemptIsTheOneThatBeganLastWhateverBecameOfItsDelivery() {
        driver().enqueue("wh_a", "1");
        driver().complete(completion(driver().claimOne(), NOON.plusSeconds(90), 12, Outcome.DELIVERED));
        driver().enqueue("wh_a", "2");
        Claim claim = driver().claimOne();
        driver().complete(Completion.retry(claim, HOUR, attempt(claim, NOON.plusSeconds(120), 12, Outcome.THROTTLED)));

        assertThat(summary("wh_a", 10))
                .isEqualTo(Summary.builder()
                        .lastOutcome(Outcome.THROTTLED)
                        .lastStatusCode(503)
                        .lastAttemptAt(NOON.plusSeconds(120))
                        .build());
    }

    @Test
    void attemptsAreCountedByHourOutcomeAndLatency() {
        attempt("wh_a", NOON.minusMillis(1), 12, Outcome.DELIVERED);
        attempt("wh_a", NOON, 12, Outcome.DELIVERED);
        attempt("wh_a", NOON.plusSeconds(3599), 12, Outcome.DELIVERED);
        attempt("wh_a", NOON.plusSeconds(3599), 12, Outcome.REJECTED);
        attempt("wh_a", NOON.plusSeconds(3600), 15_000, Outcome.TIMEOUT);
        attempt("wh_b", NOON, 12, Outcome.DELIVERED);
        attempt("wh_c", NOON, 12, Outcome.DELIVERED);
        attempt("wh_a", NOON.plusSeconds(7200), 12, Outcome.DELIVERED);

        assertThat(statistics().tallies(Set.of("wh_a"), NOON, NOON.plusSeconds(7200)))
                .containsExactlyInAnyOrder(
                        Tally.builder()
                                .hour(NOON)
                                .outcome(Outcome.DELIVERED)
                                .latency(Duration.ofMillis(12))
                                .attempts(2)
                                .build(),
                        Tally.builder()
                                .hour(NOON)
                                .outcome(Outcome.REJECTED)
                                .latency(Duration.ofMillis(12))
                                .attempts(1)
                                .build(),
                        Tally.builder()
                                .hour(NOON.plus(1, ChronoUnit.HOURS))
                                .outcome(Outcome.TIMEOUT)
                                .latency(Duration.ofSeconds(15))
                                .attempts(1)
                                .build());
        assertThat(statistics().tallies(Set.of("wh_b", "wh_c"), NOON, NOON.plusSeconds(1)))
                .extracting(Tally::attempts)
                .allMatch(count -> count > 0)
                .satisfies(counts -> assertThat(
                                counts.stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(2));
    }

    @Test
    void onlyFullHoursAreCounted() {
        attempt("wh_a", NOON.plusSeconds(1800), 12, Outcome.DELIVERED);

        assertThat(statistics().tallies(Set.of("wh_a"), NOON.plusMillis(1), NOON.plusSeconds(3600)))
                .isEmpty();
        assertThat(statistics().tallies(Set.of("wh_a"), NOON, NOON.plusMillis(1)))
                .extracting(Tally::attempts)
                .containsExactly(1L);
    }

    @Test
    void attemptsThatAreRecordedTogetherAreCountedAsThoseThatAreNot() {
        attempt("wh_a", NOON, 12, Outcome.REJECTED);
        List<Completion> together = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            driver().enqueue("wh_a", "together-" + i);
            together.add(completion(driver().claimOne(), NOON.plusSeconds(i), 12, Outcome.REJECTED));
        }
        driver().queue().complete(together, driver().log());
        attempt("wh_a", NOON.plusSeconds(2), 12, Outcome.REJECTED);

        assertThat(statistics().tallies(Set.of("wh_a"), NOON, NOON.plusSeconds(3600)))
                .containsExactly(Tally.builder()
                        .hour(NOON)
                        .outcome(Outcome.REJECTED)
                        .latency(Duration.ofMillis(12))
                        .attempts(7)
                        .build());
        assertThat(summary("wh_a", 10).lastAttemptAt()).isEqualTo(NOON.plusSeconds(4));
    }

    @Test
    void attemptsAreCountedForEachWebhookApart() {
        attempt("wh_a", NOON, 12, Outcome.DELIVERED);
        attempt("wh_a", NOON.plusSeconds(1), 31, Outcome.DELIVERED);
        attempt("wh_a", NOON.plusSeconds(3600), 12, Outcome.DELIVERED);
        attempt("wh_b", NOON, 15_000, Outcome.TIMEOUT);
        attempt("wh_c", NOON, 12, Outcome.DELIVERED);

        Set<String> ids = Set.of("wh_a", "wh_b", "wh_nobody ");
        Map<String, List<Tally>> outcomes = statistics().outcomesByWebhook(ids, NOON, NOON.plusSeconds(3600));
        assertThat(outcomes.get("wh_a"))
                .containsExactly(Tally.builder()
                        .hour(NOON)
                        .outcome(Outcome.DELIVERED)
                        .latency(Duration.ZERO)
                        .attempts(2)
                        .build());
        assertThat(outcomes.get("wh_b"))
                .containsExactly(Tally.builder()
                        .hour(NOON)
                        .outcome(Outcome.TIMEOUT)
                        .latency(Duration.ZERO)
                        .attempts(1)
                        .build());
        assertThat(outcomes.getOrDefault("wh_nobody ", List.of())).isEmpty();
        assertThat(outcomes).doesNotContainKey("wh_c");
        Map<String, Map<Duration, Long>> latencies = statistics().latenciesByWebhook(ids, NOON, NOON.plusSeconds(3600));
        assertThat(latencies.get("wh_a")).isEqualTo(Map.of(Duration.ofMillis(12), 1L, Duration.ofMillis(31), 1L));
        assertThat(latencies.get("wh_b")).isEqualTo(Map.of(Duration.ofSeconds(15), 1L));
        assertThat(latencies).doesNotContainKey("wh_c");
    }

    private LogStatistics statistics() {
        return driver().log().statistics();
    }

    private Summary summary(String webhookId, int limit) {
        Map<String, Summary> summaries = statistics().summaries(Set.of(webhookId), limit);
        assertThat(summaries).containsOnlyKeys(webhookId);
        return summaries.values().iterator().next();
    }

    private void attempt(String webhookId, Instant at, long millis, Outcome outcome) {
        driver().enqueue(webhookId, webhookId + at + outcome);
        driver().complete(completion(driver().claimOne(), at, millis, outcome));
    }

    private static Completion completion(Claim claim, Instant at, long millis, Outcome outcome) {
        return Completion.ended(
                claim,
                outcome == Outcome.DELIVERED ? DeliveryStatus.DELIVERED : DeliveryStatus.DEAD,
                attempt(claim, at, millis, outcome));
    }

    private static Attempt attempt(Claim claim, Instant at, long millis, Outcome outcome) {
        Attempt usual = StoreDriver.attempt(claim, outcome, outcome == Outcome.DELIVERED ? 200 : 503, null);
        return Attempt.builder()
                .number(usual.number())
                .trigger(Trigger.AUTOMATIC)
                .startedAt(at)
                .node(usual.node())
                .outcome(outcome)
                .request(usual.request())
                .response(usual.response())
                .timing(Attempt.Timing.builder()
                        .total(Duration.ofMillis(millis))
                        .build())
                .build();
    }
}
