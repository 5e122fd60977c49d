package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webhooks4j.EventType;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.spi.WebhookStore;

/** Tests the deliveries that an engine has claimed before there is room to send them. */
@Timeout(120)
class ClaimedAheadTest extends ScenarioTest {

    /** The number of requests after which a receiver's window is as large as its limit. */
    private static final int WARM_UP = 60;

    private final HeldTransport transport = new HeldTransport();

    private static void raise(WebhookEngine engine, int from, int to) {
        for (int i = from; i < to; i++) {
            engine.onObjectEvent(EventType.CREATE, new Server("s" + i, "x", "y"));
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for a minute").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /**
     * Creates an engine whose receiver has answered before, with {@code slots} open requests and as many deliveries
     * claimed ahead.
     */
    private WebhookEngine full(WebhookStore store, int slots) throws InterruptedException {
        return full(engine(Mode.ASYNCHRONOUS, store), slots);
    }

    private WebhookEngine full(WebhookEngineBuilder builder, int slots) throws InterruptedException {
        transport.release();
        WebhookEngine engine = start(builder.transport(transport)
                .maxInFlight(slots)
                .maxInFlightPerWebhook(slots)
                .leaseMargin(Duration.ofHours(1)) // so that the engine gives nothing back because of its age
                .shutdownTimeout(Duration.ofMinutes(1))
                .webhook(webhook().build()));
        raise(engine, 0, WARM_UP);
        assertThat(engine.drain(Duration.ofSeconds(60))).isTrue();
        transport.hold();
        raise(engine, WARM_UP, WARM_UP + 3 * slots);
        transport.awaitOpen(slots);
        await(() -> engine.statistics().inFlight() == 2 * slots);
        return engine;
    }

    private final CountDownLatch busy = new CountDownLatch(1);
    private final CountDownLatch answers = new CountDownLatch(1);
    private final AtomicBoolean hangs = new AtomicBoolean();

    private FaultyStore storeThatHangs() {
        return new FaultyStore(clock, () -> {
            if (hangs.get()) {
                busy.countDown();
                try {
                    answers.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
    }

    @Test
    void isSentWhileTheStoreIsBusy() throws InterruptedException {
        // The answer, not a poll, must cause the next requests.
        WebhookEngine engine = full(engine(Mode.ASYNCHRONOUS, storeThatHangs()).pollInterval(Duration.ofHours(1)), 32);

        hangs.set(true);
        transport.answer(1);
        busy.await();
        transport.answer(31);
        transport.awaitOpen(17); // one from before, and one batch

        hangs.set(false);
        answers.countDown();
        transport.release();
        assertThat(engine.drain(Duration.ofSeconds(60))).isTrue();
        assertThat(transport.sent()).isEqualTo(WARM_UP + 96);
    }

    @Test
    void isNotSentByAnAnswerOnceTheEngineIsPaused() throws InterruptedException {
        WebhookEngine engine = full(engine(Mode.ASYNCHRONOUS, storeThatHangs()), 32);
        hangs.set(true);
        transport.answer(1);
        busy.await();

        engine.pause();
        transport.answer(transport.open());
        int sent = transport.sent();
        hangs.set(false);
        answers.countDown();
        await(() -> engine.statistics().inFlight() == 0);
        assertThat(transport.sent()).isEqualTo(sent);

        transport.release();
        engine.resume();
        assertThat(engine.drain(Duration.ofSeconds(60))).isTrue();
        assertThat(transport.sent()).isEqualTo(WARM_UP + 96);
    }

    @Test
    void isGivenBackWhenItsReceiverBeginsToFail() throws InterruptedException {
        WebhookEngine engine = full(new InMemoryStore(clock), 16);

        transport.answering(503);
        transport.answer(16);
        await(() -> engine.statistics().inFlight() == 0);

        assertThat(transport.sent()).isEqualTo(WARM_UP + 16);
        assertThat(engine.admin()
                        .deliveries()
                        .search(DeliveryQuery.all().withStatus(DeliveryStatus.PENDING))
                        .items())
                .hasSize(48)
                .extracting(Delivery::attempts)
                .containsOnly(0, 1);
    }

    @Test
    void isGivenBackWhenTheEngineIsPaused() throws InterruptedException {
        WebhookEngine engine = full(new InMemoryStore(clock), 16);

        engine.pause();
        await(() -> engine.statistics().inFlight() == 16);
        transport.release();
        await(() -> engine.statistics().inFlight() == 0);
        assertThat(transport.sent()).isEqualTo(WARM_UP + 16);

        engine.resume();
        assertThat(engine.drain(Duration.ofSeconds(60))).isTrue();
        assertThat(transport.sent()).isEqualTo(WARM_UP + 48);
    }

    @Test
    void isGivenBackWhenItsWebhookIsDeactivated() throws InterruptedException {
        InMemoryStore store = new InMemoryStore(clock);
        WebhookEngine engine = full(store, 16);

        engine.admin().webhooks().deactivate("wh_1");
        await(() -> engine.statistics().inFlight() == 16);
        transport.release();
        await(() -> engine.statistics().inFlight() == 0);

        assertThat(transport.sent()).isEqualTo(WARM_UP + 16);
    }

    @Test
    void isGivenToOthersWhileAnEngineCloses() throws InterruptedException {
        InMemoryStore store = new InMemoryStore(clock);
        WebhookEngine closing = full(store, 16);
        Thread thread = new Thread(closing::close);
        thread.start();

        HeldTransport other = new HeldTransport();
        other.release();
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS, store).transport(other));
        await(() -> {
            engine.deliverDue();
            return other.sent() == 32;
        });

        transport.release();
        thread.join();
        assertThat(transport.sent()).isEqualTo(WARM_UP + 16);
    }
}
