package org.webhooks4j.testkit;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhooks4j.EventType.CREATE;
import static org.webhooks4j.EventType.UPDATE;
import static org.webhooks4j.testkit.DrivenClock.BEGIN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Ordering;
import org.webhooks4j.Receipt;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookBuilder;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.spi.RetryPolicy;

/** A host's test sees the same results whichever thread delivers, in process and over loopback. */
class EngineOnDrivenClockTest {

    private static final RetryPolicy EXACT =
            RetryPolicy.schedule(List.of(ofSeconds(5), ofMinutes(5), ofMinutes(30)), 0);

    private static WebhookBuilder webhook(ScriptedReceiver receiver) {
        return Webhook.to(receiver.url())
                .on(CREATE, UPDATE)
                .signedWith(SigningKey.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    }

    private static TestEngine start(ScenarioVariant way, ScriptedReceiver receiver) {
        return way.engine(receiver)
                .with(engine -> engine.retryPolicy(EXACT))
                .webhook(webhook(receiver).build())
                .start();
    }

    @ParameterizedTest
    @EnumSource(ScenarioVariant.class)
    void theTestInTheReadmeHolds(ScenarioVariant way) {
        Server server = Server.inStock("42");
        try (ScriptedReceiver receiver = way.receiver().replying(503, 200);
                TestEngine webhooks =
                        way.engine(receiver).webhook(webhook(receiver).build()).start()) {
            webhooks.onObjectEvent(CREATE, server);
            webhooks.clock().advance(ofMinutes(1));
            assertThat(receiver).received(2).last().isVerified().hasObject(server);
        }
    }

    @ParameterizedTest
    @EnumSource(ScenarioVariant.class)
    void everyRetryTakesPlaceAtItsInstantHoweverFarTheClockIsMoved(ScenarioVariant way) {
        try (ScriptedReceiver receiver = way.receiver().replying(500);
                TestEngine webhooks = start(way, receiver)) {
            webhooks.onObjectEvent(CREATE, Server.inStock("42"));
            webhooks.clock().advance(ofHours(3));
            Instant second = BEGIN.plusSeconds(5);
            Instant third = second.plus(ofMinutes(5));
            assertThat(webhooks)
                    .onlyDelivery()
                    .isDead()
                    .hasOutcomes(Outcome.REJECTED, Outcome.REJECTED, Outcome.REJECTED, Outcome.REJECTED)
                    .wasAttemptedAt(BEGIN, second, third, third.plus(ofMinutes(30)));
            assertThat(receiver).received(4).repeatsAreIdentical().last().wasReceivedAt(third.plus(ofMinutes(30)));
            assertThat(webhooks.clock().instant()).isEqualTo(BEGIN.plus(ofHours(3)));
        }
    }

    @ParameterizedTest
    @EnumSource(ScenarioVariant.class)
    void nothingIsSentBeforeItIsDue(ScenarioVariant way) {
        try (ScriptedReceiver receiver = way.receiver().replying(500);
                TestEngine webhooks = start(way, receiver)) {
            webhooks.onObjectEvent(CREATE, Server.inStock("42"));
            webhooks.clock().advance(ofMillis(4_999));
            assertThat(receiver).received(1);
            assertThat(webhooks).onlyDelivery().isPending().isNextAttemptedAt(BEGIN.plusSeconds(5));
            webhooks.clock().advance(ofMillis(1));
            assertThat(receiver).received(2).last().isAttempt(2).isVerified();
        }
    }

    @ParameterizedTest
    @EnumSource(ScenarioVariant.class)
    void runningUntilIdleLetsAsMuchTimePassAsItTakes(ScenarioVariant way) {
        try (ScriptedReceiver receiver = way.receiver().replying(500, 500, 200);
                TestEngine webhooks = start(way, receiver)) {
            webhooks.onObjectEvent(CREATE, Server.inStock("42"));
            webhooks.runUntilIdle();
            assertThat(webhooks).hasNothingPending().onlyDelivery().isDelivered();
            assertThat(webhooks.clock().instant()).isEqualTo(BEGIN.plus(ofSeconds(305)));
            webhooks.runUntilIdle();
            assertThat(webhooks.clock().instant()).isEqualTo(BEGIN.plus(ofSeconds(305)));
        }
    }

    @ParameterizedTest
    @EnumSource(ScenarioVariant.class)
    void theEventsOfAnObjectComeInTheirOrder(ScenarioVariant way) {
        try (ScriptedReceiver receiver = way.receiver().replying(500, 200);
                TestEngine webhooks = start(way, receiver)) {
            Server before = Server.inStock("42");
            webhooks.onObjectEvent(CREATE, before);
            webhooks.deliverDue();
            webhooks.onObjectEvent(
                    ObjectEvent.updated(before, before.activated()).by("alice"));
            webhooks.onObjectEvent(CREATE, Server.inStock("43"));
            webhooks.runUntilIdle();
            assertThat(receiver)
                    .receivedObjects("server/42", "server/43", "server/42", "server/42")
                    .isOrderedPerObject()
                    .each(RequestAssert::isVerified)
                    .last()
                    .hasEventType(UPDATE)
                    .isAbout("server", 42)
                    .hasSequence(2)
                    .hasActor("alice")
                    .hasBefore(before)
                    .hasChange("status", "in_stock", "active")
                    .hasChangedOnly("status")
                    .hasObject(before.activated());
        }
    }

    @ParameterizedTest
    @EnumSource(ScenarioVariant.class)
    void whatIsSupersededWhileItWaitsIsNotSent(ScenarioVariant way) {
        try (ScriptedReceiver receiver = way.receiver().replying(500, 200);
                TestEngine webhooks = way.engine(receiver)
                        .with(engine -> engine.retryPolicy(EXACT))
                        .webhook(webhook(receiver).ordering(Ordering.LATEST).build())
                        .start()) {
            Server first = Server.inStock("42");
            webhooks.onObjectEvent(ObjectEvent.updated(first, first.activated()));
            webhooks.deliverDue();
            webhooks.onObjectEvent(ObjectEvent.updated(first.activated(), first));
            webhooks.runUntilIdle();
            assertThat(webhooks)
                    .delivery(1)
                    .hasStatus(DeliveryStatus.SUPERSEDED)
                    .hasAttempts(1);
            assertThat(receiver).received(2).last().hasObject(first).wasReceivedAt(BEGIN.plusSeconds(5));
        }
    }

    @ParameterizedTest
    @EnumSource(ScenarioVariant.class)
    void moreThanAreClaimedAtOnceMayWaitWithoutKeepingOthersFromBeingSent(ScenarioVariant way) {
        try (ScriptedReceiver receiver = way.receiver()
                        .replying(request -> Reply.status(request.bodyText().contains("down") ? 500 : 200));
                TestEngine webhooks = way.engine(receiver)
                        .with(engine -> engine.retryPolicy(EXACT)
                                .maxInFlightPerWebhook(2)
                                .maxInFlight(4))
                        .webhook(webhook(receiver).build())
                        .start()) {
            for (int i = 0; i < 20; i++) {
                webhooks.onObjectEvent(CREATE, Server.inStock("down-" + i));
            }
            webhooks.deliverDue();
            Receipt up = webhooks.onObjectEvent(CREATE, Server.inStock("up"));
            webhooks.deliverDue();
            assertThat(webhooks).hasDeliveries(21).deliveryOf(up).isDelivered().hasAttempts(1);
            webhooks.clock().advance(ofSeconds(5));
            assertThat(receiver).received(41);
        }
    }

    @ParameterizedTest
    @EnumSource(ScenarioVariant.class)
    void whatIsDeadIsRedeliveredAtOnce(ScenarioVariant way) {
        try (ScriptedReceiver receiver = way.receiver().replying(500);
                TestEngine webhooks = start(way, receiver)) {
            Receipt receipt = webhooks.onObjectEvent(CREATE, Server.inStock("42"));
            webhooks.runUntilIdle();
            receiver.replying(200);
            webhooks.admin().deliveries().redeliver(receipt.deliveryIds().get(0));
            webhooks.deliverDue();
            assertThat(webhooks).deliveryOf(receipt).isDelivered().hasAttempts(5);
            assertThat(receiver).repeatsAreIdentical();
        }
    }

    @ParameterizedTest
    @EnumSource(ScenarioVariant.class)
    void aReceiverThatAsksForAPauseGetsItToTheSecond(ScenarioVariant way) {
        try (ScriptedReceiver receiver = way.receiver().replying(Reply.retryAfter(ofMinutes(2)), Reply.status(200));
                TestEngine webhooks = start(way, receiver)) {
            webhooks.onObjectEvent(CREATE, Server.inStock("42"));
            webhooks.deliverDue();
            webhooks.onObjectEvent(CREATE, Server.inStock("43"));
            webhooks.runUntilIdle();
            assertThat(webhooks)
                    .hasDeliveries(2)
                    .delivery(1)
                    .hasOutcomes(Outcome.THROTTLED, Outcome.DELIVERED)
                    .wasAttemptedAt(BEGIN, BEGIN.plus(ofMinutes(2)));
            assertThat(webhooks).delivery(2).wasAttemptedAt(BEGIN.plus(ofMinutes(2)));
        }
    }

    @ParameterizedTest
    @EnumSource(ScenarioVariant.class)
    void aConnectionThatIsLostIsSeenInTheLog(ScenarioVariant way) {
        try (ScriptedReceiver receiver = way.receiver().replying(Reply.connectionReset(), Reply.status(204));
                TestEngine webhooks = start(way, receiver)) {
            webhooks.onObjectEvent(CREATE, Server.inStock("42"));
            webhooks.runUntilIdle();
            assertThat(webhooks).onlyDelivery().hasOutcomes(Outcome.CONNECTION_LOST, Outcome.DELIVERED);
            assertThat(receiver).received(2);
        }
    }

    @ParameterizedTest
    @EnumSource(ScenarioVariant.class)
    void anAnswerThatIsTooLateIsATimeout(ScenarioVariant way) {
        try (ScriptedReceiver receiver = way.receiver()
                        .replying(Reply.timeout(), Reply.status(200).after(ofHours(1)), Reply.status(200));
                TestEngine webhooks = way.engine(receiver)
                        .with(engine -> engine.retryPolicy(EXACT))
                        .webhook(webhook(receiver).timeout(ofMillis(300)).build())
                        .start()) {
            webhooks.onObjectEvent(CREATE, Server.inStock("42"));
            webhooks.runUntilIdle();
            assertThat(webhooks).onlyDelivery().hasOutcomes(Outcome.TIMEOUT, Outcome.TIMEOUT, Outcome.DELIVERED);
        }
    }

    @ParameterizedTest
    @EnumSource(ScenarioVariant.class)
    void anAnswerThatIsLateButInTimeIsAnAnswer(ScenarioVariant way) {
        try (ScriptedReceiver receiver =
                        way.receiver().replying(Reply.status(200).after(ofMillis(20)));
                TestEngine webhooks = start(way, receiver)) {
            webhooks.onObjectEvent(CREATE, Server.inStock("42"));
            webhooks.deliverDue();
            assertThat(webhooks).onlyDelivery().isDelivered().hasAttempts(1);
        }
    }

    @ParameterizedTest
    @EnumSource(ScenarioVariant.class)
    void aReceiverThatIsGoneSwitchesItsWebhookOffAndWhatWaitsStays(ScenarioVariant way) {
        try (ScriptedReceiver receiver = way.receiver().replying(410);
                TestEngine webhooks = start(way, receiver)) {
            webhooks.onObjectEvent(CREATE, Server.inStock("42"));
            webhooks.runUntilIdle();
            assertThat(webhooks.admin().webhooks().list().get(0).active()).isFalse();
            assertThat(webhooks).onlyDelivery().isPending().hasOutcomes(Outcome.GONE);
        }
    }

    @ParameterizedTest
    @EnumSource(ScenarioVariant.class)
    void eachAddressHasRepliesOfItsOwn(ScenarioVariant way) {
        try (ScriptedReceiver receiver = way.receiver().replying(200);
                TestEngine webhooks = way.engine(receiver)
                        .with(engine -> engine.retryPolicy(EXACT))
                        .webhook(webhook(receiver).url(receiver.url("/audit")).build())
                        .webhook(webhook(receiver).url(receiver.url("/cache")).build())
                        .start()) {
            receiver.at("/audit").replying(500);
            receiver.at(receiver.url("/cache")).replying(202);
            webhooks.onObjectEvent(CREATE, Server.inStock("42"));
            webhooks.runUntilIdle();
            assertThat(receiver).received(5).isOrderedPerObject();
            assertThat(receiver.at("/audit")).received(4);
            assertThat(receiver.at(receiver.url("/cache"))).received(1).first().isTo(receiver.url("/cache"));
        }
    }

    @ParameterizedTest
    @EnumSource(ScenarioVariant.class)
    void theRequestDecidesIfTheScriptLetsIt(ScenarioVariant way) {
        try (ScriptedReceiver receiver = way.receiver()
                        .replying(request -> Reply.status(request.bodyText().contains("web-42") ? 500 : 200)
                                .body("for " + request.attempt()));
                TestEngine webhooks = start(way, receiver)) {
            webhooks.onObjectEvent(CREATE, Server.inStock("42"));
            webhooks.onObjectEvent(CREATE, Server.inStock("43"));
            webhooks.runUntilIdle();
            assertThat(webhooks).hasNothingPending();
            assertThat(webhooks).delivery(1).isDead().hasAttempts(4);
            assertThat(webhooks).delivery(2).isDelivered().hasAttempts(1);
        }
    }

    @ParameterizedTest
    @EnumSource(ScenarioVariant.class)
    void anEndpointThatIsLeftAloneIsProbedAsSoonAsItMayBe(ScenarioVariant way) {
        try (ScriptedReceiver receiver = way.receiver().replying(503);
                TestEngine webhooks = way.engine(receiver)
                        .with(engine -> engine.retryPolicy(RetryPolicy.schedule(List.of(ofHours(1)), 0)))
                        .webhook(webhook(receiver).build())
                        .start()) {
            for (int i = 0; i < 10; i++) {
                webhooks.onObjectEvent(CREATE, Server.inStock("down-" + i));
                webhooks.deliverDue();
            }
            webhooks.onObjectEvent(CREATE, Server.inStock("probe"));
            webhooks.deliverDue();
            assertThat(receiver).received(10);
            webhooks.clock().advance(ofMinutes(10));
            assertThat(receiver).received(11).last().wasReceivedAt(BEGIN.plusSeconds(1));
        }
    }

    @Test
    void aRefusedConnectionIsLoggedAndSeenByNoReceiver() {
        ScriptedReceiver receiver = new ScriptedReceiver().replying(Reply.connectionRefused(), Reply.status(200));
        try (TestEngine webhooks = start(ScenarioVariant.IN_PROCESS, receiver)) {
            webhooks.onObjectEvent(CREATE, Server.inStock("42"));
            webhooks.runUntilIdle();
            assertThat(webhooks).onlyDelivery().hasOutcomes(Outcome.CONNECT_FAILURE, Outcome.DELIVERED);
            assertThat(receiver).received(1).first().isAttempt(2);
        }
    }

    @Test
    void aServerRefusesToRefuseAndIsClosedInstead() {
        ScriptedReceiver receiver = ScriptedReceiver.onLoopback();
        try (TestEngine webhooks = start(ScenarioVariant.ON_LOOPBACK, receiver)) {
            assertThatThrownBy(() -> receiver.replying(Reply.connectionRefused()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("close() it");
            receiver.close();
            webhooks.onObjectEvent(CREATE, Server.inStock("42"));
            assertThat(webhooks).onlyDelivery().hasOutcomes(Outcome.CONNECT_FAILURE);
        }
    }

    @Test
    void retriesWithoutAnEndAreReportedAndNotFollowedForEver() {
        ScriptedReceiver receiver = new ScriptedReceiver().replying(500);
        try (TestEngine webhooks = TestEngine.sendingTo(receiver)
                .with(engine -> engine.retryPolicy((attempts, random) -> ofHours(1)))
                .webhook(webhook(receiver).build())
                .start()) {
            webhooks.onObjectEvent(CREATE, Server.inStock("42"));
            assertThatThrownBy(webhooks::runUntilIdle)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("retry policy without an end");
        }
    }

    @Test
    void twoEnginesOnOneClockAnswerEachOther() {
        DrivenClock clock = new DrivenClock();
        ScriptedReceiver toB = new ScriptedReceiver();
        ScriptedReceiver toA = new ScriptedReceiver();
        try (TestEngine a = TestEngine.sendingTo(toB)
                        .clock(clock)
                        .webhook(webhook(toB).build())
                        .start();
                TestEngine b = TestEngine.sendingTo(toA)
                        .clock(clock)
                        .seed(2)
                        .webhook(webhook(toA).build())
                        .start()) {
            List<String> seen = new ArrayList<>();
            toB.replying(request -> {
                b.onObjectEvent(CREATE, Server.inStock("mirrored"));
                return Reply.status(request.attempt() == 1 ? 500 : 200);
            });
            toA.replying(request -> {
                seen.add(clock.instant() + " " + request.attempt());
                return Reply.status(200);
            });
            a.onObjectEvent(CREATE, Server.inStock("42"));
            clock.advance(Duration.ofSeconds(10));
            assertThat(toB).received(2);
            assertThat(seen).hasSize(2).first().isEqualTo(BEGIN + " 1");
        }
    }
}
