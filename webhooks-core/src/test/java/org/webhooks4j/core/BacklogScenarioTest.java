package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.NotFoundException;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.DiscardRequest;
import org.webhooks4j.admin.DiscardResult;
import org.webhooks4j.admin.Waiting;
import org.webhooks4j.admin.Waiting.Reason;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.spi.RetryPolicy;

/** Pending deliveries say why they wait, can be sent now, and can be discarded. */
class BacklogScenarioTest extends ScenarioTest {

    private final InMemoryStore store = new InMemoryStore(clock);

    private static void raise(WebhookEngine engine, String id) {
        engine.onObjectEvent(EventType.UPDATE, new Server(id, "x", "y"));
    }

    private static Waiting waiting(WebhookEngine engine, Delivery delivery) {
        Waiting listed = engine.admin().deliveries().waiting(List.of(delivery)).get(delivery.id());
        assertThat(listed).isEqualTo(details(engine, delivery.id()).waiting());
        return listed;
    }

    @Test
    void aRetryWaitsForItsTimeAndWhatIsBehindItForTheRetry() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook());
        receiver.answering(500);
        raise(engine, "42");
        raise(engine, "42");
        Delivery first = deliveries(engine).get(0);
        Delivery second = deliveries(engine).get(1);

        assertThat(waiting(engine, first)).isEqualTo(new Waiting(Reason.RETRY, first.nextAttemptAt(), null));
        assertThat(waiting(engine, second)).isEqualTo(new Waiting(Reason.EARLIER_DELIVERY, null, first.id()));
        assertThatThrownBy(() -> engine.admin().deliveries().sendNow(second.id()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(first.id());

        engine.admin().as("alice").deliveries().sendNow(first.id());
        engine.deliverDue();
        assertThat(engine.admin().diagnostics().changes("wh_1", null).items())
                .filteredOn(change -> change.action() == WebhookChange.Action.HASTENED)
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.actor()).isEqualTo("alice");
                    assertThat(change.fields())
                            .containsExactly(
                                    new WebhookChange.Field(first.id(), String.valueOf(first.nextAttemptAt()), "now"));
                });

        assertThat(deliveries(engine)).allMatch(delivery -> delivery.status() == DeliveryStatus.DELIVERED);
        assertThat(engine.admin().deliveries().waiting(deliveries(engine))).isEmpty();
        assertThatThrownBy(() -> engine.admin().deliveries().sendNow(first.id()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("delivered by now");
        assertThatThrownBy(() -> engine.admin().deliveries().sendNow("msg_none"))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aReceiverThatAsksForAPauseIsNamedWithItsEnd() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook());
        receiver.answering(new MockResponse.Builder()
                .code(429)
                .setHeader("Retry-After", "600")
                .build());
        raise(engine, "42");
        raise(engine, "43");
        Delivery other = deliveries(engine).get(1);

        assertThat(waiting(engine, other))
                .isEqualTo(new Waiting(Reason.PAUSED, clock.instant().plusSeconds(600), null));
        clock.advance(Duration.ofSeconds(601));
        assertThat(waiting(engine, other).reason()).isEqualTo(Reason.DUE);
    }

    @Test
    void anOpenBreakerIsNamedWithItsEnd() {
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS)
                .retryPolicy(RetryPolicy.schedule(List.of(), 0))
                .webhook(webhook().build()));
        for (int i = 0; i < 10; i++) {
            receiver.answering(503);
            raise(engine, "dead" + i);
        }
        raise(engine, "42");
        Delivery waits = deliveries(engine).get(10);

        assertThat(waiting(engine, waits))
                .isEqualTo(new Waiting(Reason.BREAKER_OPEN, clock.instant().plusSeconds(1), null));
    }

    @Test
    void aRateLimitIsNamedWithItsEnd() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook().requestsPerSecond(0.1));
        raise(engine, "42");
        raise(engine, "43");

        assertThat(waiting(engine, deliveries(engine).get(1)))
                .isEqualTo(new Waiting(Reason.RATE_LIMIT, clock.instant().plusSeconds(10), null));
    }

    @Test
    void whatWaitsForAnInactiveWebhookIsDiscardedByWhoeverWasNamedAndNotSentWhenItIsOnAgain() {
        WebhookEngine engine =
                start(engine(Mode.SYNCHRONOUS, store).webhook(webhook().build()));
        receiver.answering(500);
        raise(engine, "42");
        for (int i = 0; i < 30; i++) {
            raise(engine, "42");
        }
        Delivery first = deliveries(engine).get(0);
        engine.admin().webhooks().deactivate("wh_1");
        assertThat(waiting(engine, first)).isEqualTo(new Waiting(Reason.INACTIVE, null, null));
        assertThatThrownBy(() -> engine.admin().deliveries().sendNow(first.id()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inactive");

        WebhookAdmin alice = engine.admin().as("alice");
        alice.deliveries().discard(first.id());
        alice.deliveries().discard(Set.of(deliveries(engine).get(1).id(), first.id()));
        DiscardResult all = alice.deliveries()
                .discard(DiscardRequest.all().withWebhook("wh_1").withStep(10));

        assertThat(all).isEqualTo(new DiscardResult(29, 0));
        engine.admin().webhooks().activate("wh_1");
        engine.deliverDue();
        assertThat(receiver.requests()).hasSize(1);
        assertThat(deliveries(engine)).hasSize(31).allMatch(each -> each.status() == DeliveryStatus.CANCELLED);
        List<WebhookChange> discards = engine.admin().diagnostics().changes("wh_1", null).items().stream()
                .filter(change -> change.action() == WebhookChange.Action.DISCARDED)
                .toList();
        assertThat(discards).hasSize(5).allMatch(change -> "alice".equals(change.actor()));
        assertThat(discards.get(4).fields())
                .containsExactly(new WebhookChange.Field(first.id(), "pending", "cancelled"));
        assertThatThrownBy(() -> alice.deliveries().discard(first.id()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cancelled by now");
    }

    @Test
    void noneOfThoseThatAreDiscardedIsSentMeanwhile() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook());
        receiver.answering(500);
        for (int i = 0; i < 31; i++) {
            raise(engine, "42");
        }

        DiscardResult all = engine.admin()
                .deliveries()
                .discard(DiscardRequest.all().withWebhook("wh_1").withStep(10));

        assertThat(all).isEqualTo(new DiscardResult(31, 0));
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void whatIsBehindADiscardedRetryGoesOn() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook());
        receiver.answering(500);
        raise(engine, "42");
        raise(engine, "42");

        engine.admin().deliveries().discard(deliveries(engine).get(0).id());
        engine.deliverDue();

        assertThat(deliveries(engine))
                .extracting(Delivery::status)
                .containsExactly(DeliveryStatus.CANCELLED, DeliveryStatus.DELIVERED);
    }
}
