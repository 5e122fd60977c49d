package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookBuilder;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.spi.RetryPolicy;
import org.webhooks4j.spi.WebhookListener;

/** The engine deactivates a webhook whose receiver has been failing for days, and no other one. */
class DeactivationScenarioTest extends ScenarioTest {

    private static final Duration SIX_HOURS = Duration.ofHours(6);

    private final InMemoryStore store = new InMemoryStore(clock);
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private int raised;

    private WebhookEngine node() {
        return node(webhook());
    }

    private WebhookEngine node(WebhookBuilder webhook) {
        return start(engine(Mode.SYNCHRONOUS, store)
                .retryPolicy(RetryPolicy.schedule(List.of(), 0))
                .webhook(webhook.build())
                .listener(new WebhookListener() {
                    @Override
                    public void onDeactivated(Webhook deactivated, String reason) {
                        heard.add(deactivated.id() + " " + deactivated.active() + ": " + reason);
                    }
                }));
    }

    private void raise(WebhookEngine engine) {
        engine.onObjectEvent(EventType.CREATE, new Server("s" + ++raised, "x", "y"));
    }

    /** Raises an event every six hours, each of which fails. */
    private void fail(WebhookEngine engine, int events) {
        for (int i = 0; i < events; i++) {
            receiver.answering(500);
            raise(engine);
            clock.advance(SIX_HOURS);
        }
    }

    private static Webhook stored(WebhookEngine engine) {
        return engine.admin().webhooks().find("wh_1").orElseThrow();
    }

    @Test
    void afterFiveDaysWithoutASuccessAndTwentyFailedDeliveriesAWebhookIsDeactivated() {
        WebhookEngine engine = node();
        fail(engine, 20);
        assertThat(stored(engine).active())
                .as("after 20 failures in less than five days")
                .isTrue();
        fail(engine, 3);
        assertThat(stored(engine).active()).isFalse();
        assertThat(stored(engine).state().inactiveReason()).contains("5 days").contains("20 deliveries");
        assertThat(heard)
                .containsExactly("wh_1 false: " + stored(engine).state().inactiveReason());
    }

    @Test
    void nineteenFailedDeliveriesAreNotEnoughHoweverLongItTakesAndHoweverOftenTheyAreTried() {
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS)
                .retryPolicy(RetryPolicy.schedule(Collections.nCopies(12, Duration.ofDays(1)), 0))
                .webhook(webhook().build()));
        receiver.answering(Collections.nCopies(19 * 13, 500).stream()
                .mapToInt(status -> status)
                .toArray());
        for (int i = 0; i < 19; i++) {
            raise(engine);
        }
        for (int hour = 0; hour < 24 * 14; hour++) {
            clock.advance(Duration.ofHours(1));
            engine.deliverDue();
        }
        assertThat(deliveries(engine)).hasSize(19).extracting(Delivery::status).containsOnly(DeliveryStatus.DEAD);
        assertThat(stored(engine).active()).isTrue();
    }

    @Test
    void oneSuccessResetsTheCount() {
        WebhookEngine engine = node();
        fail(engine, 19);
        raise(engine);
        fail(engine, 21);
        assertThat(stored(engine).active()).isTrue();
        fail(engine, 3);
        assertThat(stored(engine).active()).isFalse();
    }

    @Test
    void testDeliveriesNeverCount() {
        WebhookEngine engine = node();
        for (int i = 0; i < 40; i++) {
            receiver.answering(500);
            engine.admin().diagnostics().test("wh_1");
            clock.advance(SIX_HOURS);
        }
        assertThat(stored(engine).active()).isTrue();

        fail(engine, 19);
        receiver.answering(410);
        engine.admin().diagnostics().test("wh_1");
        assertThat(stored(engine).active()).as("also not by 410").isTrue();
        engine.admin().diagnostics().test("wh_1"); // A successful test does not count either.
        fail(engine, 5);
        assertThat(stored(engine).active()).isFalse();
    }

    @Test
    void theCountSurvivesRestarts() {
        for (int i = 0; i < 24 && raised == i; i++) {
            WebhookEngine engine = node();
            fail(engine, 1);
            receiver.answering(500);
            clock.advance(Duration.ofMinutes(2));
            raise(engine);
            raised--; // a node stores its first failure only with its second one
            engine.close();
        }
        try (WebhookEngine engine = node()) {
            assertThat(stored(engine).active()).isFalse();
        }
        assertThat(heard).hasSize(1);
    }

    @Test
    void nothingMoreIsSentToAReceiverThatIsGone() {
        receiver.answering(410);
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS)
                .dispatcher(Dispatchers.manual())
                .maxInFlight(1)
                .webhook(webhook().build()));
        for (int i = 0; i < 3; i++) {
            engine.onObjectEvent(EventType.CREATE, new Server("srv-" + i, "web", "active"));
        }

        engine.deliverDue();

        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void aNewStartDoesNotActivateWhatWasDeactivated() {
        receiver.answering(410);
        try (WebhookEngine engine = node()) {
            raise(engine);
        }
        try (WebhookEngine engine = node()) {
            assertThat(stored(engine).active()).isFalse();
            assertThat(stored(engine).state().inactiveReason()).contains("410");
        }
        try (WebhookEngine engine = node(webhook().url(receiver.url() + "/new"))) {
            assertThat(stored(engine).active())
                    .as("another URL is another receiver")
                    .isTrue();
        }
    }

    @Test
    void activatingResetsTheCount() {
        WebhookEngine engine = node();
        fail(engine, 23);
        assertThat(stored(engine).active()).isFalse();

        engine.admin().webhooks().activate("wh_1");
        fail(engine, 21);
        assertThat(stored(engine).active())
                .as("within five days after it was activated")
                .isTrue();
        fail(engine, 2);
        assertThat(stored(engine).active()).isFalse();
        assertThat(heard).hasSize(2);
    }

    @Test
    void aPersonWhoDeactivatesAndActivatesResetsTheCount() {
        WebhookEngine engine = node();
        fail(engine, 20);
        engine.admin().webhooks().deactivate("wh_1");
        engine.admin().webhooks().activate("wh_1");
        fail(engine, 5);
        assertThat(stored(engine).active()).isTrue();
    }

    @Test
    void whatIsPendingWaitsUntilTheWebhookIsOnAgain() {
        receiver.answering(new MockResponse.Builder().code(410).build());
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook());
        raise(engine);
        clock.advance(Duration.ofDays(20));
        engine.deliverDue();
        assertThat(receiver.requests()).hasSize(1);
        assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.PENDING);
        engine.admin().webhooks().activate("wh_1");
        engine.deliverDue();
        assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void aSuccessOnOneNodeCountsForAllNodes() {
        WebhookEngine failing = node();
        WebhookEngine succeeding = node();
        for (int i = 0; i < 30; i++) {
            fail(failing, 1);
            if (i % 10 == 9) {
                raise(succeeding);
            }
        }
        assertThat(stored(failing).active()).isTrue();
        assertThat(heard).isEmpty();
    }

    @Test
    void ofManyNodesOneTellsItsListeners() {
        WebhookEngine first = node();
        WebhookEngine second = node();
        for (int i = 0; i < 15; i++) {
            fail(first, 1);
            fail(second, 1);
        }
        assertThat(stored(first).active()).isFalse();
        assertThat(heard).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void answersThatArriveTogetherDeactivateOnce(Mode mode) {
        WebhookEngine engine =
                start(engine(mode, store).webhook(webhook().build()).listener(new WebhookListener() {
                    @Override
                    public void onDeactivated(Webhook webhook, String reason) {
                        heard.add(reason);
                    }
                }));
        receiver.answering(410, 410, 410, 410);
        List<ObjectEvent> events = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            events.add(ObjectEvent.created(new Server("s" + i, "x", "y")));
        }
        engine.onObjectEvents(events);
        mode.settle(engine);
        assertThat(heard).hasSize(1);
    }

    @Test
    void aRepositoryThatOnlyReadsKeepsItsWebhookAndDeliveriesGoOn() {
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS)
                .retryPolicy(RetryPolicy.schedule(List.of(), 0))
                .repository(() -> List.of(webhook().build())));
        fail(engine, 30);
        raise(engine);
        assertThat(receiver.requests()).hasSize(31);
    }
}
