package org.webhooks4j.core.internal.delivery.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.admin.Waiting;
import org.webhooks4j.core.DrivenClock;
import org.webhooks4j.core.LogLines;
import org.webhooks4j.core.internal.delivery.attempt.DeliveryResult;
import org.webhooks4j.core.internal.match.Subscriptions;
import org.webhooks4j.core.internal.match.WebhookDirectory;
import org.webhooks4j.core.internal.time.SteadyTime;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.StoredEvent;

class EndpointsTest {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final DrivenClock clock = new DrivenClock();
    private final Webhook webhook = Webhook.to("https://audit.example/hook")
            .id("wh_1")
            .on(EventType.CREATE)
            .build();
    private final Endpoints endpoints = new Endpoints(new SteadyTime(clock), 32);
    private final Subscriptions subscriptions =
            new WebhookDirectory(() -> List.of(webhook), clock, Duration.ofMinutes(1)).refresh();

    private void claim() {
        endpoints.room(subscriptions, 256, 0, Map.of());
    }

    private static Claim claimed() {
        StoredEvent event = new StoredEvent("evt_1", EventType.CREATE, "server", "42", null, null, Instant.EPOCH, "{}");
        return new Claim("msg_1_1", "wh_1", event, Trigger.AUTOMATIC, 1, 0, 1, false);
    }

    private void askToWait() {
        endpoints.sent("wh_1");
        endpoints.arrived(new DeliveryResult(Completion.released(claimed(), PAUSE), webhook, PAUSE));
    }

    private void attempt(Outcome outcome) {
        Attempt attempt = new Attempt(
                1,
                Trigger.AUTOMATIC,
                clock.instant(),
                "node",
                outcome,
                new Attempt.Request(webhook.url(), null, Map.of(), 2, null),
                outcome == Outcome.TIMEOUT ? null : new Attempt.Response(204, Map.of(), "", false),
                new Attempt.Timing(null, null, Duration.ofMillis(5)),
                null,
                null);
        endpoints.sent("wh_1");
        endpoints.arrived(new DeliveryResult(
                Completion.retry(claimed(), Duration.ofSeconds(1), attempt), webhook, Duration.ZERO));
    }

    @Test
    void whatDeliveriesWaitForIsKnownUntilAClaimSeesThatItIsOver() {
        claim();
        askToWait();
        claim();
        Instant end = clock.instant().plus(PAUSE);
        assertThat(endpoints.wait("wh_1")).isEqualTo(new Waiting(Waiting.Reason.PAUSED, end, null));

        clock.advance(Duration.ofSeconds(1));
        claim();
        assertThat(endpoints.wait("wh_1")).isEqualTo(new Waiting(Waiting.Reason.PAUSED, end, null));

        clock.advance(PAUSE);
        claim();
        assertThat(endpoints.wait("wh_1")).isNull();
    }

    @Test
    void aLongerPauseTakesThePlaceOfTheOneBefore() {
        claim();
        askToWait();
        claim();
        clock.advance(Duration.ofSeconds(5));
        askToWait();
        claim();
        assertThat(endpoints.wait("wh_1"))
                .isEqualTo(new Waiting(Waiting.Reason.PAUSED, clock.instant().plus(PAUSE), null));
    }

    @Test
    void nothingWaitsForAnEndpointOfWhichNothingIsRememberedAnyMore() {
        claim();
        askToWait();
        claim();
        clock.advance(Duration.ofHours(1));
        claim();
        assertThat(endpoints.wait("wh_1")).isNull();
    }

    @Test
    void aReceiverThatKeepsFailingIsReportedOnceAndOnceWhenItSucceedsAgain() {
        claim();
        List<String> lines = LogLines.during(
                () -> {
                    for (int failures = 0; failures < 3 * EndpointState.FAILURES_TO_OPEN; failures++) {
                        attempt(Outcome.TIMEOUT);
                    }
                    attempt(Outcome.DELIVERED);
                    attempt(Outcome.DELIVERED);
                    attempt(Outcome.TIMEOUT);
                },
                "Webhook wh_1");

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("WARN").contains("failed 10 times in a row, last with TIMEOUT");
        assertThat(lines.get(1)).contains("INFO").contains("succeeds again");
    }

    @Test
    void aNewEndpointGetsARequestBesideACrowdThatNeverAnswered() {
        int open = 0;
        for (int i = 0; i < 191; i++) {
            while (endpoints.maySend("wh_hanging_" + i, 256, open)) {
                endpoints.sent("wh_hanging_" + i);
                open++;
            }
        }
        assertThat(open).as("one each").isEqualTo(191);
        assertThat(endpoints.maySend("wh_new", 256, open)).isTrue();
        endpoints.sent("wh_new");
        assertThat(endpoints.maySend("wh_newer", 256, open + 1))
                .as("the last quarter is for endpoints that answer")
                .isFalse();
    }

    @Test
    void aCrowdThatBeginsAtOnceLeavesAQuarterOfTheSlots() {
        List<Webhook> crowd = IntStream.range(0, 100)
                .mapToObj(number -> Webhook.to("https://audit.example/" + number)
                        .id("wh_" + number)
                        .on(EventType.CREATE)
                        .build())
                .toList();
        Subscriptions all = new WebhookDirectory(() -> crowd, clock, Duration.ofMinutes(1)).refresh();
        endpoints.room(all, 256, 0, Map.of());
        for (Webhook each : crowd) {
            for (int request = 0; request < 8; request++) {
                succeed(each);
            }
        }
        clock.advance(Duration.ofSeconds(30));
        endpoints.room(all, 256, 0, Map.of());

        int open = 0;
        for (int round = 0; round < 32; round++) {
            for (Webhook each : crowd) {
                if (endpoints.maySend(each.id(), 256, open)) {
                    endpoints.sent(each.id());
                    open++;
                }
            }
        }
        assertThat(open).isEqualTo(192);
    }

    private void succeed(Webhook each) {
        Attempt attempt = new Attempt(
                1,
                Trigger.AUTOMATIC,
                clock.instant(),
                "node",
                Outcome.DELIVERED,
                new Attempt.Request(each.url(), null, Map.of(), 2, null),
                new Attempt.Response(204, Map.of(), "", false),
                new Attempt.Timing(null, null, Duration.ofMillis(5)),
                null,
                null);
        StoredEvent event = new StoredEvent("evt_1", EventType.CREATE, "server", "42", null, null, Instant.EPOCH, "{}");
        Claim claim = new Claim("msg_1_1", each.id(), event, Trigger.AUTOMATIC, 1, 0, 1, false);
        endpoints.sent(each.id());
        endpoints.arrived(
                new DeliveryResult(Completion.ended(claim, DeliveryStatus.DELIVERED, attempt), each, Duration.ZERO));
    }
}
