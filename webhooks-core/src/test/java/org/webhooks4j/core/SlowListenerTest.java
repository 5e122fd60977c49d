package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.spi.HttpTransport;
import org.webhooks4j.spi.TransportRequest;
import org.webhooks4j.spi.TransportResponse;
import org.webhooks4j.spi.WebhookListener;

/** A listener that takes its time holds up one of the delivering threads, and hears everything in order. */
class SlowListenerTest {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch secondSent = new CountDownLatch(2);
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Test
    void deliveriesGoOnMeanwhileAndAreHeardOfInOrder() throws InterruptedException {
        try (WebhookEngine engine = WebhookEngine.inMemory()
                .webhook(Webhook.to("https://example.com/hook")
                        .on(EventType.CREATE)
                        .build())
                .transport(new Answering())
                .listener(new Slow())
                .start()) {
            engine.onObjectEvent(EventType.CREATE, new Server("first"));
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

            engine.onObjectEvent(EventType.CREATE, new Server("second"));
            assertThat(secondSent.await(30, TimeUnit.SECONDS)).isTrue();

            release.countDown();
            assertThat(engine.drain(Duration.ofSeconds(30))).isTrue();
            assertThat(heard).containsExactly("first", "second");
        }
    }

    record Server(String id) {}

    private final class Answering implements HttpTransport {

        @Override
        public CompletableFuture<TransportResponse> send(TransportRequest request) {
            secondSent.countDown();
            return CompletableFuture.completedFuture(
                    new TransportResponse(204, Map.of(), "", false, "192.0.2.1", null, Duration.ofMillis(1)));
        }
    }

    private final class Slow implements WebhookListener {

        @Override
        public void onAttempt(Delivery delivery, Attempt attempt) {
            begun.countDown();
            try {
                assertThat(release.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            heard.add(delivery.objectId());
        }
    }
}
