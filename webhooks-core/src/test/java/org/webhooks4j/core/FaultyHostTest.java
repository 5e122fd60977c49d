package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webhooks4j.EventType;
import org.webhooks4j.StoreException;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.spi.Dispatcher;
import org.webhooks4j.spi.TransportResponse;
import org.webhooks4j.spi.WebhookListener;
import org.webhooks4j.spi.WebhookRepository;

/** Tests repositories, dispatchers, threads and transports of the host that break their contract. */
@Timeout(120)
class FaultyHostTest extends ScenarioTest {

    /** The host's own DAO, each method of which throws exceptions of its own. */
    private static final class Dao implements WebhookRepository {
        final List<Webhook> rows = new CopyOnWriteArrayList<>();
        volatile Fault fault = Fault.RUNTIME_EXCEPTION;
        volatile boolean reads = true;
        volatile boolean writes = true;

        @Override
        public List<Webhook> findAll() {
            return reads ? List.copyOf(rows) : fault.happen();
        }

        @Override
        public Optional<Webhook> findById(String id) {
            return reads ? WebhookRepository.super.findById(id) : fault.happen();
        }

        @Override
        public void save(Webhook webhook) {
            if (!writes) {
                fault.happen();
            }
            rows.removeIf(row -> row.id().equals(webhook.id()));
            rows.add(webhook);
        }

        @Override
        public boolean deactivate(String id, String reason) {
            return writes ? WebhookRepository.super.deactivate(id, reason) : fault.<Boolean>happen();
        }
    }

    private final Dao dao = new Dao();

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aNodeThatOnlyWritesGoesOnWithTheWebhooksThatItKnows(Fault fault) {
        dao.rows.add(webhook().build());
        WebhookEngine engine = engine(Mode.SYNCHRONOUS, new InMemoryStore(clock))
                .repository(dao)
                .build();
        engine.onObjectEvent(EventType.CREATE, IN_STOCK);
        dao.fault = fault;
        dao.reads = false;

        assertThat(engine.onObjectEvent(EventType.CREATE, IN_STOCK).deliveryIds())
                .hasSize(1);
        engine.close();
    }

    @Test
    void aRowThatIsNullKeepsNoOtherWebhookFromBeingServed() {
        Webhook served = webhook().build();
        WebhookRepository withNull = () -> Arrays.asList(null, served);
        try (WebhookEngine engine = engine(Mode.SYNCHRONOUS, new InMemoryStore(clock))
                .repository(withNull)
                .build()) {
            assertThat(engine.onObjectEvent(EventType.CREATE, IN_STOCK).deliveryIds())
                    .hasSize(1);
            assertThat(engine.admin().webhooks().list()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whereNoWebhookWasEverReadTheDocumentedExceptionTellsWhy(Fault fault) {
        WebhookEngine engine = engine(Mode.SYNCHRONOUS).repository(dao).build();
        dao.fault = fault;
        dao.reads = false;

        assertThatThrownBy(() -> engine(Mode.SYNCHRONOUS).repository(dao).build())
                .isInstanceOf(StoreException.class)
                .hasStackTraceContaining(Dao.class.getName());
        assertThatThrownBy(() -> engine.admin().webhooks().list())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(Dao.class.getName());
        engine.close();
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NULL")
    void aWebhookThatCannotBeDeactivatedKeepsNobodyFromHearingOfTheBatch(Fault fault) {
        dao.rows.add(webhook().build());
        dao.fault = fault;
        dao.writes = false;
        for (int i = 0; i < 20; i++) {
            receiver.answering(410);
        }
        List<Outcome> heard = new CopyOnWriteArrayList<>();
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS)
                .dispatcher(Dispatchers.manual())
                .repository(dao)
                .listener(new WebhookListener() {
                    @Override
                    public void onAttempt(Delivery delivery, Attempt attempt) {
                        heard.add(attempt.outcome());
                    }
                }));
        for (int i = 0; i < 20; i++) {
            engine.onObjectEvent(EventType.CREATE, new Server("srv-" + i, "web", "active"));
        }
        engine.deliverDue();

        assertThat(heard).hasSize(20).containsOnly(Outcome.GONE);
        assertThat(receiver.requests()).hasSize(20);
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NULL")
    void aDispatcherThatFailsConcernsNoWriteAndNoClosing(Fault fault) {
        Dispatcher faulty = new Dispatcher() {
            @Override
            public void start(Work work) {}

            @Override
            public void wakeUp() {
                fault.happen();
            }

            @Override
            public boolean stop(Duration timeout) {
                fault.happen();
                return true;
            }
        };
        try (WebhookEngine engine = engine(Mode.SYNCHRONOUS)
                .dispatcher(faulty)
                .webhook(webhook().build())
                .start()) {
            engine.onObjectEvent(EventType.CREATE, IN_STOCK);
            engine.deliverDue();
            assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.DELIVERED);
        }
    }

    @Test
    void aTransportThatNeverAnswersLosesItsPlaceShortlyBeforeTheLeaseIsOver() {
        AtomicInteger sent = new AtomicInteger();
        WebhookEngine engine = start(engine(Mode.ASYNCHRONOUS)
                .transport(request -> {
                    sent.incrementAndGet();
                    return new CompletableFuture<>();
                })
                .maxInFlight(1)
                .timeout(Duration.ofMillis(50))
                .leaseMargin(Duration.ofMillis(100))
                .webhook(webhook().build()));
        engine.onObjectEvent(EventType.CREATE, new Server("1", "web", "active"));
        engine.onObjectEvent(EventType.CREATE, new Server("2", "web", "active"));

        assertThat(engine.drain(Duration.ofSeconds(60))).isTrue();
        assertThat(sent).hasValue(2);
        assertThat(deliveries(engine))
                .allSatisfy(
                        delivery -> assertThat(details(engine, delivery.id()).attempts())
                                .extracting(Attempt::outcome)
                                .containsExactly(Outcome.TIMEOUT));
    }

    @Test
    void threadsThatEndAreReplacedAndTheEngineTellsAsLongAsThereIsNone() {
        ConcurrentLinkedQueue<Thread> threads = new ConcurrentLinkedQueue<>();
        AtomicBoolean exhausted = new AtomicBoolean();
        WebhookEngine engine = start(engine(Mode.ASYNCHRONOUS)
                .transport(request -> CompletableFuture.completedFuture(
                        new TransportResponse(204, Map.of(), "", false, null, null, null)))
                .dispatcher(Dispatchers.background(work -> {
                    if (exhausted.get()) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    Thread thread = new Thread(work);
                    thread.setDaemon(true);
                    threads.add(thread);
                    return thread;
                }))
                .webhook(webhook().build()));
        exhausted.set(true);
        threads.forEach(Thread::interrupt);
        while (engine.deliveryTrouble().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(engine.deliveryTrouble().orElseThrow()).contains("no thread delivers");
        assertThat(engine.admin().diagnostics().health())
                .singleElement()
                .satisfies(health -> assertThat(health.trouble()).contains("no thread delivers"));
        engine.onObjectEvent(EventType.CREATE, IN_STOCK);

        exhausted.set(false);
        while (engine.deliveryTrouble().isPresent()) {
            Thread.onSpinWait();
        }
        assertThat(engine.drain(Duration.ofSeconds(60))).isTrue();
        assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void aStoreThatFailsWithErrorsIsTriedAgain() throws InterruptedException {
        CountDownLatch sent = new CountDownLatch(1);
        AtomicInteger failures = new AtomicInteger(5);
        dao.rows.add(webhook().build());
        FaultyStore store = new FaultyStore(clock, () -> {
            if (failures.getAndDecrement() > 0) {
                throw new OutOfMemoryError("a test's");
            }
        });
        WebhookEngine engine = start(WebhookEngine.builder()
                .store(store)
                .repository(dao)
                .clock(clock)
                .pollInterval(Duration.ofMillis(5))
                .transport(request -> {
                    sent.countDown();
                    return CompletableFuture.completedFuture(
                            new TransportResponse(204, Map.of(), "", false, null, null, null));
                }));
        engine.onObjectEvent(EventType.CREATE, IN_STOCK);
        sent.await();
        assertThat(engine.drain(Duration.ofSeconds(60))).isTrue();
        assertThat(onlyDelivery(engine).status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(failures.get()).isNegative();
    }
}
