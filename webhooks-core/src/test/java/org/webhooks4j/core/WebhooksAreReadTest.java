package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.spi.Dispatcher;
import org.webhooks4j.spi.WebhookRepository;

/** Which thread reads the webhooks: for a host in the middle of a transaction that would take a second connection. */
class WebhooksAreReadTest {

    private static final Duration SHORT = Duration.ofMillis(1);

    private final Thread host = Thread.currentThread();
    private final AtomicInteger readByTheHost = new AtomicInteger();
    private final CountDownLatch readByTheWorker = new CountDownLatch(100);

    @Test
    void whileTheEngineDeliversTheHostsThreadDoesNotReadThem() throws InterruptedException {
        try (WebhookEngine engine = engine(Dispatchers.background(), SHORT, SHORT)) {
            readByTheHost.set(0);

            assertThat(readByTheWorker.await(1, TimeUnit.MINUTES)).isTrue();
            raise(engine);

            assertThat(readByTheHost).hasValue(0);
        }
    }

    @Test
    void ifTheEnginePollsMoreSeldomTheHostsThreadReadsThem() {
        try (WebhookEngine engine = engine(Dispatchers.background(), Duration.ofHours(1), Duration.ZERO)) {
            assertThat(engine.drain(Duration.ofMinutes(1))).isTrue(); // who reads keeps others from it
            readByTheHost.set(0);

            raise(engine);

            assertThat(readByTheHost).hasValue(10);
        }
    }

    @Test
    void withoutAnEngineThatDeliversTheHostsThreadReadsThem() {
        try (WebhookEngine engine = engine(Dispatchers.manual(), SHORT, Duration.ZERO)) {
            readByTheHost.set(0);

            raise(engine);

            assertThat(readByTheHost).hasValue(10);
        }
    }

    private WebhookEngine engine(Dispatcher dispatcher, Duration poll, Duration refresh) {
        return WebhookEngine.inMemory()
                .repository(new Observed())
                .dispatcher(dispatcher)
                .pollInterval(poll)
                .refreshInterval(refresh)
                .start();
    }

    private static void raise(WebhookEngine engine) {
        for (int i = 0; i < 10; i++) {
            engine.onObjectEvent(EventType.DELETE, new Server("srv-" + i));
        }
    }

    record Server(String id) {}

    /** One webhook that listens to something else. */
    private final class Observed implements WebhookRepository {

        private final Webhook webhook = Webhook.to("https://example.com/hook")
                .id("wh_1")
                .on(EventType.CREATE)
                .build();

        @Override
        public List<Webhook> findAll() {
            if (Thread.currentThread() == host) {
                readByTheHost.incrementAndGet();
            } else {
                readByTheWorker.countDown();
            }
            return List.of(webhook);
        }

        @Override
        public Optional<Webhook> findById(String id) {
            return Optional.of(webhook);
        }
    }
}
