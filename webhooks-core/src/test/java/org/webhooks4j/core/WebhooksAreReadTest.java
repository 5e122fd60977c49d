package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.StoreException;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.spi.Dispatcher;
import org.webhooks4j.spi.WebhookRepository;

/**
 * Tests which thread reads the webhooks: a thread in the middle of a host transaction would need a second connection
 * for that.
 */
class WebhooksAreReadTest {

    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofHours(1);

    private final Thread host = Thread.currentThread();
    private final AtomicInteger readByTheHost = new AtomicInteger();
    private final Semaphore readByAnother = new Semaphore(0);
    private final Observed repository = new Observed();

    @Test
    void whileTheEngineDeliversTheHostsThreadDoesNotReadThem() throws InterruptedException {
        try (WebhookEngine engine = engine(Dispatchers.background(), SHORT).start()) {
            theHostSeesAChangeWithoutReading(engine);
        }
    }

    @Test
    void norIfTheEnginePollsMoreSeldom() throws InterruptedException {
        try (WebhookEngine engine = engine(Dispatchers.background(), LONG).start()) {
            theHostSeesAChangeWithoutReading(engine);
        }
    }

    @Test
    void norWithAnEngineThatIsNotStarted() throws InterruptedException {
        try (WebhookEngine engine = engine(Dispatchers.background(), SHORT).build()) {
            theHostSeesAChangeWithoutReading(engine);
        }
    }

    @Test
    void norWithOneThatDeliversOnlyWhenItIsTold() throws InterruptedException {
        try (WebhookEngine engine = engine(Dispatchers.manual(), SHORT).start()) {
            theHostSeesAChangeWithoutReading(engine);
        }
    }

    @Test
    void theyAreReadInTheBackgroundAgainWhenTheDelivererLeaves() throws InterruptedException {
        CountDownLatch left = new CountDownLatch(2);
        Dispatcher dispatcher = Dispatchers.background(work -> new Thread(() -> {
            work.run();
            left.countDown();
        }));
        try (WebhookEngine engine = engine(dispatcher, SHORT).start()) {
            dispatcher.stop(Duration.ofMinutes(1));
            assertThat(left.await(1, TimeUnit.MINUTES)).isTrue();

            theHostSeesAChangeWithoutReading(engine);
        }
    }

    @Test
    void buildReadsThemAndSaysWhatToDoIfItCannot() {
        repository.trouble = new IllegalStateException("no such table: hooks");

        assertThatThrownBy(() -> engine(Dispatchers.background(), SHORT).build())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("create the tables before it")
                .hasRootCauseMessage("no such table: hooks");
    }

    @Test
    void whileTheyCannotBeReadThoseKnownBeforeStayInForce() throws InterruptedException {
        repository.webhook = listening(EventType.DELETE);
        try (WebhookEngine engine = engine(Dispatchers.background(), LONG).build()) {
            repository.trouble = new NoClassDefFoundError("of the host");
            awaitReads();

            assertThat(raise(engine)).isTrue();

            repository.trouble = null;
            repository.webhook = listening(EventType.CREATE);
            awaitReads();
            assertThat(raise(engine)).isFalse();
        }
    }

    @Test
    void anEngineThatIsClosedReadsThemNoMore() throws InterruptedException {
        WebhookEngine engine = engine(Dispatchers.background(), SHORT).build();
        readByAnother.acquire();

        engine.close();

        repository.reader.join(TimeUnit.MINUTES.toMillis(1));
        assertThat(repository.reader.isAlive()).isFalse();
        assertThat(raise(engine)).isFalse();
    }

    @Test
    void anEngineThatIsForgottenLeavesNoThread() throws InterruptedException {
        engine(Dispatchers.background(), SHORT).build();
        readByAnother.acquire();
        Thread reader = repository.reader;

        for (int i = 0; i < 100 && reader.isAlive(); i++) {
            System.gc();
            reader.join(50);
        }

        assertThat(reader.isAlive()).isFalse();
    }

    private void theHostSeesAChangeWithoutReading(WebhookEngine engine) throws InterruptedException {
        readByTheHost.set(0);
        assertThat(raise(engine)).isFalse();

        repository.webhook = listening(EventType.DELETE);
        awaitReads();

        assertThat(raise(engine)).isTrue();
        assertThat(readByTheHost).hasValue(0);
    }

    /** Waits for so many reads that one of them began after this call and has ended. */
    private void awaitReads() throws InterruptedException {
        readByAnother.drainPermits();
        assertThat(readByAnother.tryAcquire(3, 1, TimeUnit.MINUTES)).isTrue();
    }

    private WebhookEngineBuilder engine(Dispatcher dispatcher, Duration poll) {
        return WebhookEngine.builder()
                .store(new InMemoryStore(Clock.systemUTC()))
                .repository(repository)
                .dispatcher(dispatcher)
                .pollInterval(poll)
                .refreshInterval(SHORT);
    }

    private static boolean raise(WebhookEngine engine) {
        return !engine.onObjectEvent(EventType.DELETE, new Server("srv-1"))
                .deliveryIds()
                .isEmpty();
    }

    private static Webhook listening(EventType type) {
        return Webhook.to("https://example.com/hook").id("wh_1").on(type).build();
    }

    record Server(String id) {}

    /** A repository with one webhook that does not match the events, until the test changes it. */
    private final class Observed implements WebhookRepository {

        private volatile Webhook webhook = listening(EventType.CREATE);
        private volatile @Nullable Throwable trouble;
        private volatile Thread reader = host;

        @Override
        public List<Webhook> findAll() {
            if (Thread.currentThread() == host) {
                readByTheHost.incrementAndGet();
            } else {
                reader = Thread.currentThread();
                readByAnother.release();
            }
            if (trouble instanceof Error error) {
                throw error;
            }
            if (trouble instanceof RuntimeException exception) {
                throw exception;
            }
            return List.of(webhook);
        }

        @Override
        public Optional<Webhook> findById(String id) {
            return Optional.of(webhook);
        }
    }
}
