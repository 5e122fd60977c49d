package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.spi.RetryPolicy;
import org.webhooks4j.spi.WebhookListener;

/** Tests the callbacks about dead deliveries and circuit breakers, and the statistics of an engine. */
@Timeout(60)
class EndpointListenerTest extends ScenarioTest {

    private static final int FAILURES_TO_OPEN = 10;

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private int raised;

    private final class Recorder implements WebhookListener {

        @Override
        public void onAttempt(Delivery delivery, Attempt attempt) {
            heard.add("attempt " + attempt.number() + " " + delivery.status());
        }

        @Override
        public void onDead(Delivery delivery, Attempt attempt) {
            heard.add("dead " + delivery.objectId() + " after " + attempt.number());
        }

        @Override
        public void onBreakerOpened(Webhook webhook) {
            heard.add("opened " + webhook.id());
        }

        @Override
        public void onBreakerClosed(Webhook webhook) {
            heard.add("closed " + webhook.id());
        }
    }

    private WebhookEngineBuilder listening(Mode mode, Duration... retries) {
        return engine(mode)
                .webhook(webhook().build())
                .retryPolicy(RetryPolicy.schedule(List.of(retries), 0))
                .listener(new Recorder());
    }

    private void raise(Mode mode, WebhookEngine engine) {
        engine.onObjectEvent(EventType.CREATE, new Server("s" + ++raised, "x", "y"));
        mode.settle(engine);
    }

    private void fail(WebhookEngine engine, int times) {
        for (int i = 0; i < times; i++) {
            receiver.answering(503);
            raise(Mode.SYNCHRONOUS, engine);
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aDeadDeliveryIsHeardOfOnceAfterItsLastAttempt(Mode mode) {
        WebhookEngine engine = start(listening(mode, Duration.ofSeconds(5)));
        receiver.answering(500);
        receiver.answering(500);
        raise(mode, engine);
        assertThat(heard).containsExactly("attempt 1 PENDING");

        clock.advance(Duration.ofSeconds(5));
        mode.settle(engine);
        assertThat(heard).containsExactly("attempt 1 PENDING", "attempt 2 DEAD", "dead s1 after 2");
    }

    @Test
    void aBreakerIsHeardOfWhenItOpensAndWhenASuccessClosesIt() {
        WebhookEngine engine = start(listening(Mode.SYNCHRONOUS));
        fail(engine, FAILURES_TO_OPEN - 1);
        assertThat(breakers()).isEmpty();
        assertThat(engine.statistics().openBreakers()).isEmpty();

        fail(engine, 1);
        assertThat(breakers()).containsExactly("opened wh_1");
        assertThat(engine.statistics().openBreakers()).containsExactly("wh_1");

        clock.advance(Duration.ofSeconds(2));
        fail(engine, 1);
        assertThat(breakers()).as("while it is open").containsExactly("opened wh_1");

        clock.advance(Duration.ofSeconds(10));
        raise(Mode.SYNCHRONOUS, engine);
        assertThat(breakers()).containsExactly("opened wh_1", "closed wh_1");
        assertThat(engine.statistics().openBreakers()).isEmpty();
    }

    @Test
    void aBreakerIsHeardOfAsClosedWhenItsWebhookGetsAnotherUrl() {
        WebhookEngine engine = start(listening(Mode.SYNCHRONOUS));
        fail(engine, FAILURES_TO_OPEN);
        engine.admin()
                .webhooks()
                .update(Webhook.to(receiver.url() + "/other")
                        .id("wh_1")
                        .on(EventType.CREATE)
                        .build());

        raise(Mode.SYNCHRONOUS, engine);
        assertThat(breakers()).containsExactly("opened wh_1", "closed wh_1");
    }

    private List<String> breakers() {
        return heard.stream()
                .filter(call -> call.startsWith("opened") || call.startsWith("closed"))
                .toList();
    }

    @Test
    void anEngineCountsItsEventsAndSaysWhatIsInFlight() throws InterruptedException {
        HeldTransport transport = new HeldTransport();
        WebhookEngine engine = start(engine(Mode.ASYNCHRONOUS)
                .addressPolicy(LOOPBACK)
                .transport(transport)
                .webhook(webhook()
                        .on(EventType.CREATE, EventType.UPDATE, EventType.of("approved"))
                        .build()));
        engine.onObjectEvent(EventType.CREATE, new Server("1", "x", "y"));
        transport.awaitOpen(1);
        transport.release();
        Mode.ASYNCHRONOUS.settle(engine);
        transport.hold();
        engine.onObjectEvent(EventType.UPDATE, new Server("2", "x", "y"));
        engine.onObjectEvent(EventType.UPDATE, new Server("3", "x", "y"));
        engine.onObjectEvent(EventType.of("approved"), new Server("4", "x", "y"));
        engine.onObjectEvent(EventType.of("ignored"), new Server("5", "x", "y"));

        transport.awaitOpen(3);
        assertThat(engine.statistics().events())
                .isEqualTo(Map.of("create", 1L, "update", 2L, "delete", 0L, "other", 1L));
        assertThat(engine.statistics().inFlight()).isEqualTo(3);

        transport.release();
        Mode.ASYNCHRONOUS.settle(engine);
        assertThat(engine.statistics().inFlight()).isZero();
    }

    @Test
    void theQueueTellsHowMuchIsPendingAndSinceWhen() {
        WebhookEngine engine = start(listening(Mode.SYNCHRONOUS, Duration.ofHours(1)));
        assertThat(engine.admin().diagnostics().queue().pending()).isZero();
        assertThat(engine.admin().diagnostics().queue().oldest()).isNull();

        receiver.answering(500);
        receiver.answering(500);
        raise(Mode.SYNCHRONOUS, engine);
        clock.advance(Duration.ofMinutes(1));
        raise(Mode.SYNCHRONOUS, engine);

        assertThat(engine.admin().diagnostics().queue().pending()).isEqualTo(2);
        assertThat(engine.admin().diagnostics().queue().oldest())
                .isEqualTo(clock.instant().minus(Duration.ofMinutes(1)));
    }

    @Test
    void aSlowListenersBacklogIsSeen() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        HeldTransport transport = new HeldTransport();
        transport.release();
        WebhookEngine engine = start(engine(Mode.ASYNCHRONOUS)
                .addressPolicy(LOOPBACK)
                .transport(transport)
                .webhook(webhook().build())
                .listener(new WebhookListener() {
                    @Override
                    public void onAttempt(Delivery delivery, Attempt attempt) {
                        begun.countDown();
                        try {
                            release.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                }));
        engine.onObjectEvent(EventType.CREATE, new Server("1", "x", "y"));
        begun.await();
        engine.onObjectEvent(EventType.CREATE, new Server("2", "x", "y"));
        engine.onObjectEvent(EventType.CREATE, new Server("3", "x", "y"));
        while (engine.statistics().listenerBacklog() < 2) {
            Thread.onSpinWait();
        }
        release.countDown();
        Mode.ASYNCHRONOUS.settle(engine);
        assertThat(engine.statistics().listenerBacklog()).isZero();
        assertThat(engine.statistics().listenerDropped()).isZero();
    }
}
