package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;
import org.webhooks4j.spi.WebhookListener;

/** Listeners that are slow or never return delay nothing but each other. */
@Timeout(60)
class SlowListenerTest {

    private static final int EVENTS = 50;

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch sent = new CountDownLatch(EVENTS);
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Test
    void allIsSentAndRecordedMeanwhileAndHeardOfInOrder() throws InterruptedException {
        try (WebhookEngine engine = engine(new Blocked(), Duration.ofSeconds(30))) {
            engine.onObjectEvent(EventType.CREATE, new Server("0"));
            begun.await();
            for (int i = 1; i < EVENTS; i++) {
                engine.onObjectEvent(EventType.CREATE, new Server(Integer.toString(i)));
            }
            // Only one request may be open, so that each sent request means a recorded one before it.
            sent.await();
            assertThat(heard).isEmpty();
            assertThat(engine.drain(Duration.ofMillis(50))).isFalse();

            release.countDown();
            assertThat(engine.drain(Duration.ofSeconds(30))).isTrue();
            assertThat(heard)
                    .containsExactlyElementsOf(IntStream.range(0, EVENTS)
                            .mapToObj(Integer::toString)
                            .toList());
        }
    }

    @Test
    void closingWaitsForAListenerNoLongerThanTheShutdownTimeout() throws InterruptedException {
        Blocked listener = new Blocked();
        try (WebhookEngine engine = engine(listener, Duration.ofMillis(50))) {
            for (int i = 0; i < EVENTS; i++) {
                engine.onObjectEvent(EventType.CREATE, new Server(Integer.toString(i)));
            }
            begun.await();
            sent.await();
        }
        assertThat(heard).as("notified when the engine was closed").isEmpty();
        release.countDown();
        listener.thread.join();
        assertThat(heard).as("notified of the abandoned delivery").containsExactly("0");
    }

    @Test
    void closingLetsListenersHearWhatIsRecorded() throws InterruptedException {
        try (WebhookEngine engine = engine(new Blocked(), Duration.ofSeconds(30))) {
            for (int i = 0; i < EVENTS; i++) {
                engine.onObjectEvent(EventType.CREATE, new Server(Integer.toString(i)));
            }
            sent.await();
            release.countDown();
        }
        assertThat(heard).hasSize(EVENTS);
    }

    @Test
    void aListenerMayCloseTheEngine() throws InterruptedException {
        AtomicReference<WebhookEngine> engine = new AtomicReference<>();
        CountDownLatch closed = new CountDownLatch(1);
        engine.set(engine(
                new WebhookListener() {
                    @Override
                    public void onAttempt(Delivery delivery, Attempt attempt) {
                        engine.get().close();
                        closed.countDown();
                    }
                },
                Duration.ofHours(1)));
        engine.get().onObjectEvent(EventType.CREATE, new Server("0"));
        closed.await();
    }

    private WebhookEngine engine(WebhookListener listener, Duration shutdownTimeout) {
        return WebhookEngine.inMemory()
                .webhook(Webhook.to("https://example.com/hook")
                        .on(EventType.CREATE)
                        .maxInFlight(1)
                        .build())
                .transport(new Answering())
                .listener(listener)
                .shutdownTimeout(shutdownTimeout)
                .start();
    }

    record Server(String id) {}

    private final class Answering implements HttpTransport {

        @Override
        public CompletableFuture<TransportResponse> send(TransportRequest request) {
            sent.countDown();
            return CompletableFuture.completedFuture(
                    new TransportResponse(204, Map.of(), "", false, "192.0.2.1", null, Duration.ofMillis(1)));
        }
    }

    private final class Blocked implements WebhookListener {

        volatile Thread thread = Thread.currentThread();

        @Override
        public void onAttempt(Delivery delivery, Attempt attempt) {
            thread = Thread.currentThread();
            begun.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            heard.add(delivery.objectId());
        }
    }
}
