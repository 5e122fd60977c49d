package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.EventType;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.spi.RetryPolicy;

/**
 * The states of an endpoint that are described in {@code docs/endpoints.md}, on a clock that is driven through days.
 */
class EndpointScenarioTest extends ScenarioTest {

    private static Server server(int number) {
        return new Server("s" + number, "x", "y");
    }

    private static void raise(WebhookEngine engine, int from, int to) {
        for (int i = from; i < to; i++) {
            engine.onObjectEvent(EventType.CREATE, server(i));
        }
    }

    private void advance(WebhookEngine engine, Duration duration) {
        clock.advance(duration);
        engine.deliverDue();
    }

    @Test
    void anOpenBreakerProbesOnceAfterEachPauseForDaysAndClosesWithTheFirstSuccess() {
        int days = 3;
        receiver.answering(Collections.nCopies(5_000, 503).stream()
                .mapToInt(status -> status)
                .toArray());
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS)
                .retryPolicy(RetryPolicy.schedule(Collections.nCopies(2_000, Duration.ofSeconds(1)), 0))
                .maxInFlightPerWebhook(4)
                .webhook(webhook().build()));
        raise(engine, 0, 40);
        int opened = receiver.requests().size();
        assertThat(opened).as("before the breaker opens").isBetween(10, 13);

        // One second, two, four … up to five minutes; then one probe in five minutes for the rest of the days.
        long pause = 1_000;
        int probes = 0;
        Instant end = clock.instant().plus(Duration.ofDays(days));
        for (int failures = opened - 10; failures > 0; failures--) {
            pause = Math.min(2 * pause, 300_000);
        }
        while (clock.instant().isBefore(end)) {
            advance(engine, Duration.ofMillis(pause - 1));
            assertThat(receiver.requests()).hasSize(opened + probes);
            advance(engine, Duration.ofMillis(1));
            probes++;
            assertThat(receiver.requests())
                    .as("one probe after " + pause + " ms")
                    .hasSize(opened + probes);
            pause = Math.min(2 * pause, 300_000);
        }
        assertThat(probes).isBetween(days * 288 - 10, days * 288 + 10);

        receiver.forgetAnswers();
        advance(engine, Duration.ofMinutes(5));
        assertThat(deliveries(engine)).hasSize(40).extracting(Delivery::status).containsOnly(DeliveryStatus.DELIVERED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "-99999999999999999999",
                "99999999999999999999999999",
                "1e400",
                "soon",
                "Fri, 31 Dec 9999 23:59:59 GMT",
                "Thu, 01 Jan 1970 00:00:00 GMT",
                "Mon, 99 Foo 99999 99:99:99 GMT"
            })
    void noRetryAfterHoldsADeliveryForMoreThanADayOrSendsItTooEarly(String retryAfter) {
        receiver.answering(new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", retryAfter)
                .build());
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook());
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        Instant next = onlyDelivery(engine).nextAttemptAt();
        assertThat(next)
                .isAfterOrEqualTo(DrivenClock.BEGIN.plusSeconds(5))
                .isBeforeOrEqualTo(DrivenClock.BEGIN.plus(Duration.ofHours(24).plusSeconds(30)));
        advance(engine, Duration.ofHours(25));
        assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aWebhooksOwnScheduleTakesThePlaceOfTheEngines(Mode mode) {
        receiver.answering(500, 500, 500);
        WebhookEngine engine = start(mode, webhook().retryDelays(List.of(Duration.ofHours(1), Duration.ofHours(2))));
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        mode.settle(engine);
        assertThat(onlyDelivery(engine).nextAttemptAt())
                .as("an hour, a fifth more or less")
                .isBetween(clock.instant().plusSeconds(2_880), clock.instant().plusSeconds(4_380));
        clock.advance(Duration.ofMinutes(73));
        mode.settle(engine);
        clock.advance(Duration.ofMinutes(145));
        mode.settle(engine);
        assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.DEAD);
        assertThat(receiver.requests()).hasSize(3);
    }

    @Test
    void aWebhookThatWantsASingleAttemptGetsOne() {
        receiver.answering(500);
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook().retryDelays(List.of()));
        engine.onObjectEvent(EventType.CREATE, ACTIVE);
        assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.DEAD);
    }

    @Test
    void noMoreRequestsBeginPerSecondThanAWebhookAllows() {
        WebhookEngine engine = start(
                Mode.SYNCHRONOUS,
                webhook().requestsPerSecond(5.0),
                webhook().id("wh_2").on(EventType.UPDATE));
        raise(engine, 0, 23);
        for (int second = 1; second <= 5; second++) {
            assertThat(receiver.requests()).hasSize(Math.min(23, 5 * second));
            advance(engine, Duration.ofMillis(999));
            assertThat(receiver.requests()).hasSize(Math.min(23, 5 * second));
            advance(engine, Duration.ofMillis(1));
        }
        assertThat(receiver.requests()).hasSize(23);
    }

    @Test
    void redeliveriesAndReplaysKeepToTheRate() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook().requestsPerSecond(2.0));
        raise(engine, 0, 2);
        engine.admin().replay(DeliveryQuery.all());
        assertThat(receiver.requests()).hasSize(2);
        advance(engine, Duration.ofSeconds(1));
        assertThat(receiver.requests()).hasSize(4);
    }

    @Test
    void aWebhooksOwnCapBoundsItsOpenRequests() throws Exception {
        HeldTransport transport = new HeldTransport();
        WebhookEngine engine = start(engine(Mode.ASYNCHRONOUS)
                .transport(transport)
                .webhook(webhook().header("X-Webhook", "wh_1").maxInFlight(3).build())
                .webhook(webhook().id("wh_2").header("X-Webhook", "wh_2").build()));
        raise(engine, 0, 20);
        transport.awaitOpen(23);
        assertThat(transport.mostOpen("wh_1")).isEqualTo(3);
        transport.release();
        assertThat(engine.drain(Duration.ofSeconds(30))).isTrue();
        assertThat(transport.mostOpen("wh_2")).isEqualTo(20);
        assertThat(deliveries(engine)).hasSize(40).extracting(Delivery::status).containsOnly(DeliveryStatus.DELIVERED);
    }
}
