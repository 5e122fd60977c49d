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
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.ReplayRequest;
import org.webhooks4j.spi.RetryPolicy;

/**
 * Tests the states of an endpoint that {@code docs/endpoints.md} describes, on a clock that the test drives through
 * days.
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
        engine.admin().deliveries().replay(ReplayRequest.all());
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
        transport.awaitOpen(1 + 1);
        transport.release();
        assertThat(engine.drain(Duration.ofSeconds(30))).isTrue();
        transport.hold();
        raise(engine, 20, 40);
        transport.awaitOpen(3 + 20);
        assertThat(transport.mostOpen("wh_1")).isEqualTo(3);
        assertThat(transport.mostOpen("wh_2"))
                .as("twenty answers allow as many open requests")
                .isEqualTo(20);
        transport.release();
        assertThat(engine.drain(Duration.ofSeconds(30))).isTrue();
        assertThat(engine.admin()
                        .deliveries()
                        .search(DeliveryQuery.all().withLimit(100))
                        .items())
                .hasSize(80)
                .extracting(Delivery::status)
                .containsOnly(DeliveryStatus.DELIVERED);
    }

    @Test
    void aPauseThatAReceiverAskedForEndsWithItsUrlAndWhenTheWebhookIsActivatedAgain() {
        receiver.answering(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", "3600")
                .build());
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS)
                .retryPolicy(RetryPolicy.schedule(List.of(), 0))
                .webhook(webhook().build()));
        raise(engine, 0, 2);
        assertThat(receiver.requests()).as("it asked for a pause").hasSize(1);

        Webhook stored = engine.admin().webhooks().find("wh_1").orElseThrow();
        engine.admin()
                .webhooks()
                .update(Webhook.copyOf(stored).url(receiver.url() + "/new").build());
        engine.deliverDue();
        assertThat(receiver.requests()).as("the new URL never asked").hasSize(2);

        receiver.answering(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", "3600")
                .build());
        raise(engine, 2, 4);
        assertThat(receiver.requests()).hasSize(3);
        engine.admin().webhooks().deactivate("wh_1");
        engine.admin().webhooks().activate("wh_1");
        engine.deliverDue();
        assertThat(receiver.requests()).as("a person activated it").hasSize(4);
    }

    @Test
    void anOpenBreakerClosesWhenTheWebhookGetsAnotherUrlOrIsActivatedAgain() {
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS)
                .retryPolicy(RetryPolicy.schedule(List.of(), 0))
                .webhook(webhook().build()));
        receiver.answering(
                Collections.nCopies(20, 503).stream().mapToInt(status -> status).toArray());
        raise(engine, 0, 20);
        assertThat(receiver.requests()).as("until the breaker opened").hasSizeBetween(10, 13);

        int before = receiver.requests().size();
        receiver.forgetAnswers();
        Webhook stored = engine.admin().webhooks().find("wh_1").orElseThrow();
        engine.admin()
                .webhooks()
                .update(Webhook.copyOf(stored).url(receiver.url() + "/new").build());
        engine.deliverDue();
        assertThat(receiver.requests()).hasSizeGreaterThan(before);
        assertThat(engine.admin()
                        .deliveries()
                        .search(DeliveryQuery.all().withStatus(DeliveryStatus.PENDING))
                        .items())
                .isEmpty();
    }

    @Test
    void aWebhookThatIsCreatedAgainUnderTheSameIdInheritsNoPause() {
        receiver.answering(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", "3600")
                .build());
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS)
                .retryPolicy(RetryPolicy.schedule(List.of(), 0))
                .webhook(webhook().build()));
        raise(engine, 0, 1);
        engine.admin().webhooks().delete("wh_1");
        engine.admin().webhooks().create(webhook().build());
        raise(engine, 1, 2);
        assertThat(receiver.requests()).hasSize(2);
    }

    @Test
    void whatTheFormerUrlAnswersLateSaysNothingAboutTheNewOne() throws Exception {
        HeldTransport transport = new HeldTransport();
        WebhookEngine engine = start(
                engine(Mode.ASYNCHRONOUS).transport(transport).webhook(webhook().build()));
        raise(engine, 0, 1);
        transport.awaitOpen(1);
        Webhook stored = engine.admin().webhooks().find("wh_1").orElseThrow();
        engine.admin()
                .webhooks()
                .update(Webhook.copyOf(stored).url(receiver.url() + "/new").build());
        transport.answering(410);
        transport.release();
        assertThat(engine.drain(Duration.ofSeconds(30))).isTrue();
        assertThat(engine.admin().webhooks().find("wh_1").orElseThrow().active())
                .isTrue();
    }

    @Test
    void aClockThatIsSetBackStopsNeitherARateNorARetryNorTheRefreshOfWebhooks() {
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS)
                .refreshInterval(Duration.ofSeconds(1))
                .webhook(webhook().requestsPerSecond(2.0).build()));
        raise(engine, 0, 4);
        assertThat(receiver.requests()).hasSize(2);
        advance(engine, Duration.ofHours(-1));
        advance(engine, Duration.ofSeconds(1));
        assertThat(receiver.requests()).as("two a second").hasSize(4);

        advance(engine, Duration.ofSeconds(1));
        receiver.answering(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", "60")
                .build());
        raise(engine, 4, 5);
        advance(engine, Duration.ofHours(-1));
        assertThat(engine.admin()
                        .deliveries()
                        .search(DeliveryQuery.all().withStatus(DeliveryStatus.PENDING))
                        .items())
                .as("the shown instant follows the clock as set")
                .extracting(Delivery::nextAttemptAt)
                .containsExactly(clock.instant().plusSeconds(60));
        advance(engine, Duration.ofSeconds(59));
        assertThat(receiver.requests()).hasSize(5);
        advance(engine, Duration.ofSeconds(1));
        assertThat(receiver.requests()).as("sixty seconds later").hasSize(6);
    }

    @Test
    void largePayloadsBoundTheOpenRequestsOfANode() throws Exception {
        HeldTransport transport = new HeldTransport();
        WebhookEngine engine = start(engine(Mode.ASYNCHRONOUS)
                .transport(transport)
                .maxInFlightBytes(250_000)
                .webhook(webhook().header("X-Webhook", "wh_1").build()));
        for (int i = 0; i < 20; i++) {
            engine.onObjectEvent(ObjectEvent.of(
                    EventType.CREATE, new Document(Integer.toString(i), "x".repeat(i < 10 ? 100_000 : 300_000))));
        }

        transport.awaitOpen(1);
        transport.answer(1);
        transport.awaitOpen(3);
        transport.release();

        assertThat(engine.drain(Duration.ofSeconds(30))).isTrue();
        assertThat(transport.mostOpen("wh_1")).isEqualTo(3);
        assertThat(deliveries(engine)).hasSize(20).extracting(Delivery::status).containsOnly(DeliveryStatus.DELIVERED);
    }

    private record Document(String id, String text) {}
}
