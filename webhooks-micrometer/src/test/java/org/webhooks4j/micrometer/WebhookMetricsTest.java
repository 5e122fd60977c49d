package org.webhooks4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.spi.RetryPolicy;
import org.webhooks4j.testkit.DrivenClock;
import org.webhooks4j.testkit.Reply;
import org.webhooks4j.testkit.ScriptedReceiver;
import org.webhooks4j.testkit.TestEngine;

class WebhookMetricsTest {

    record Server(String id) {}

    private final DrivenClock clock = new DrivenClock();
    private final ScriptedReceiver receiver = new ScriptedReceiver();
    private final MeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, new OfClock(clock));
    private final WebhookMetrics metrics =
            WebhookMetrics.builder(registry).readInterval(Duration.ZERO).build();
    private TestEngine engine = start(metrics);

    /** Micrometer's clock, driven like the engine's. */
    private record OfClock(DrivenClock clock) implements Clock {

        @Override
        public long wallTime() {
            return clock.millis();
        }

        @Override
        public long monotonicTime() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }
    }

    private TestEngine start(WebhookMetrics listener) {
        TestEngine started = TestEngine.sendingTo(receiver)
                .clock(clock)
                .webhook(Webhook.to(receiver.url())
                        .id("audit")
                        .on(EventType.CREATE, EventType.UPDATE)
                        .build())
                .with(builder ->
                        builder.listener(listener).retryPolicy(RetryPolicy.schedule(List.of(Duration.ofMinutes(1)), 0)))
                .start();
        listener.bindTo(started.engine());
        return started;
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private void raise(String id) {
        engine.onObjectEvent(EventType.CREATE, new Server(id));
    }

    private double value(String name, String... tags) {
        return registry.get(name).tags(tags).meter().measure().iterator().next().getValue();
    }

    @Test
    void eventsAreCountedByTypeAndAttemptsByOutcome() {
        receiver.replying(500, 204);
        raise("1");
        engine.onObjectEvent(EventType.UPDATE, new Server("2"));

        assertThat(value("webhooks.events", "type", "create")).isEqualTo(1);
        assertThat(value("webhooks.events", "type", "update")).isEqualTo(1);
        assertThat(value("webhooks.events", "type", "delete")).isZero();
        assertThat(value("webhooks.events", "type", "other")).isZero();
        assertThat(registry.get("webhooks.attempts")
                        .tag("outcome", "rejected")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("webhooks.attempts")
                        .tag("outcome", "delivered")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(value("webhooks.deliveries", "status", "delivered")).isEqualTo(1);
        assertThat(value("webhooks.deliveries", "status", "dead")).isZero();
    }

    @Test
    void batchesOfTheStoreAreCounted() {
        receiver.replying(500, 204);
        raise("1");
        raise("2");
        clock.advance(Duration.ofMinutes(1));
        engine.deliverDue();

        assertThat(value("webhooks.claimed")).isEqualTo(3);
        assertThat(value("webhooks.recorded")).isEqualTo(3);
        for (String work : List.of("webhooks.store.claims", "webhooks.store.recordings")) {
            assertThat(registry.get(work).functionTimer().count()).as(work).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void anAttemptTakesAsLongAsItsWholeExchange() {
        raise("1");
        Delivery delivery =
                engine.admin().deliveries().search(DeliveryQuery.all()).items().get(0);
        Attempt attempt = engine.admin()
                .deliveries()
                .find(delivery.id())
                .orElseThrow()
                .attempts()
                .get(0);
        metrics.onAttempt(
                delivery,
                new Attempt(
                        2,
                        attempt.trigger(),
                        attempt.startedAt(),
                        attempt.node(),
                        attempt.outcome(),
                        attempt.request(),
                        attempt.response(),
                        new Attempt.Timing(null, null, Duration.ofMillis(300)),
                        null,
                        null));

        HistogramSnapshot durations = registry.get("webhooks.attempts")
                .tag("outcome", "delivered")
                .timer()
                .takeSnapshot();
        assertThat(durations.total(TimeUnit.MILLISECONDS)).isEqualTo(300);
        assertThat(durations.histogramCounts())
                .filteredOn(bucket -> bucket.bucket(TimeUnit.MILLISECONDS) == 250)
                .singleElement()
                .satisfies(bucket -> assertThat(bucket.count()).isEqualTo(1));
        assertThat(durations.histogramCounts())
                .filteredOn(bucket -> bucket.bucket(TimeUnit.MILLISECONDS) == 500)
                .singleElement()
                .satisfies(bucket -> assertThat(bucket.count()).isEqualTo(2));
    }

    @Test
    void aDeliveryIsCountedAsDeadOnceItsRetriesHaveFailed() {
        receiver.replying(500);
        raise("1");
        assertThat(value("webhooks.deliveries", "status", "dead")).isZero();

        clock.advance(Duration.ofMinutes(1));
        assertThat(value("webhooks.deliveries", "status", "dead")).isEqualTo(1);
    }

    @Test
    void theQueueTellsItsLengthAndTheAgeOfItsOldestDelivery() {
        assertThat(value("webhooks.queue.pending")).isZero();
        assertThat(value("webhooks.queue.oldest.age")).isZero();

        receiver.replying(500, 500);
        raise("1");
        clock.advance(Duration.ofSeconds(10));
        raise("2");

        assertThat(value("webhooks.queue.pending")).isEqualTo(2);
        assertThat(value("webhooks.queue.oldest.age")).isEqualTo(10);
    }

    @Test
    void theStoreIsReadNoMoreOftenThanTheIntervalSays() {
        engine.close();
        registry.clear();
        WebhookMetrics seldom = WebhookMetrics.builder(registry)
                .readInterval(Duration.ofSeconds(15))
                .build();
        engine = start(seldom);
        assertThat(value("webhooks.queue.pending")).isZero();

        receiver.replying(500);
        raise("1");
        clock.advance(Duration.ofSeconds(14));
        assertThat(value("webhooks.queue.pending")).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(value("webhooks.queue.pending")).isEqualTo(1);
    }

    @Test
    void breakersAndDeactivatedWebhooksAreSeen() {
        receiver.replying(request -> Reply.status(503));
        for (int i = 0; i < 10; i++) {
            raise("s" + i);
        }
        assertThat(value("webhooks.breakers.open")).isEqualTo(1);
        assertThat(value("webhooks.breaker.openings")).isEqualTo(1);
        assertThat(value("webhooks.configured", "state", "active")).isEqualTo(1);

        receiver.replying(request -> Reply.status(410));
        clock.advance(Duration.ofMinutes(10));
        assertThat(value("webhooks.deactivations")).isEqualTo(1);
        assertThat(value("webhooks.configured", "state", "active")).isZero();
        assertThat(value("webhooks.configured", "state", "deactivated")).isEqualTo(1);
        assertThat(value("webhooks.configured", "state", "inactive")).isZero();
    }

    @Test
    void aPausedNodeIsSeen() {
        assertThat(value("webhooks.node.paused")).isZero();
        engine.engine().pause();
        assertThat(value("webhooks.node.paused")).isEqualTo(1);
        assertThat(value("webhooks.node.troubled")).isZero();
    }

    @Test
    void webhooksAreToldApartOnRequestOnly() {
        raise("1");
        assertThat(registry.getMeters()).noneMatch(meter -> meter.getId().getTag("webhook") != null);

        engine.close();
        registry.clear();
        engine = start(WebhookMetrics.builder(registry)
                .tagWebhooks()
                .tags("engine", "a")
                .build());
        raise("1");
        assertThat(value("webhooks.deliveries", "status", "delivered", "webhook", "audit", "engine", "a"))
                .isEqualTo(1);
        assertThat(registry.getMeters())
                .allMatch(meter -> "a".equals(meter.getId().getTag("engine")));
    }

    @Test
    void oneEngineIsBoundOnce() {
        assertThatIllegalStateException()
                .isThrownBy(() -> metrics.bindTo(engine.engine()))
                .withMessageContaining("other tags");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookMetrics.builder(registry).readInterval(Duration.ofSeconds(-1)))
                .withMessageContaining("negative");
    }
}
