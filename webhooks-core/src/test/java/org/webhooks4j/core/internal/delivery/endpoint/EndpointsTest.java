package org.webhooks4j.core.internal.delivery.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.admin.Waiting;
import org.webhooks4j.core.DrivenClock;
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
        endpoints.room(subscriptions, 256, 0);
    }

    private void askToWait() {
        StoredEvent event = new StoredEvent("evt_1", EventType.CREATE, "server", "42", null, null, Instant.EPOCH, "{}");
        Claim claim = new Claim("msg_1_1", "wh_1", event, Trigger.AUTOMATIC, 1, 0, 1, false);
        endpoints.claimed("wh_1");
        endpoints.arrived(new DeliveryResult(Completion.released(claim, PAUSE), webhook, PAUSE));
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
}
