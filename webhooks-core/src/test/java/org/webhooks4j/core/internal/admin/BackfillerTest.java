package org.webhooks4j.core.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Transaction;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Backfill;
import org.webhooks4j.admin.BackfillProgress;
import org.webhooks4j.admin.BackfillSource;
import org.webhooks4j.admin.Page;
import org.webhooks4j.core.internal.emit.ContextHeaders;
import org.webhooks4j.core.internal.emit.Emitter;
import org.webhooks4j.core.internal.emit.EventCounts;
import org.webhooks4j.core.internal.emit.EventGate;
import org.webhooks4j.core.internal.emit.EventReader;
import org.webhooks4j.core.internal.emit.EventWriter;
import org.webhooks4j.core.internal.emit.Outbox;
import org.webhooks4j.core.internal.emit.TransactionCheck;
import org.webhooks4j.core.internal.id.EventIds;
import org.webhooks4j.core.internal.json.JacksonJsonCodec;
import org.webhooks4j.core.internal.json.ObjectReader;
import org.webhooks4j.core.internal.match.Matcher;
import org.webhooks4j.core.internal.match.ObjectTypes;
import org.webhooks4j.core.internal.match.WebhookDirectory;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.spi.BackfillLog;

/** Tests the rate of a backfill. */
class BackfillerTest {

    record Server(String id) {}

    private final Clock clock = Clock.systemUTC();
    private final InMemoryStore store = new InMemoryStore(clock);
    private final List<Duration> pauses = new ArrayList<>();
    private BackfillLog backfills = store.management().backfills();

    private BackfillProgress run(BackfillPause pause, int objectsPerSecond, int... pages) {
        return run(pause, objectsPerSecond, () -> false, pages);
    }

    private BackfillProgress run(BackfillPause pause, int objectsPerSecond, BooleanSupplier stop, int... pages) {
        store.webhooks()
                .save(Webhook.to("https://example.com")
                        .id("wh_1")
                        .on(EventType.CREATE)
                        .build());
        WebhookDirectory directory = new WebhookDirectory(store.webhooks(), clock, Duration.ZERO);
        JacksonJsonCodec codec = new JacksonJsonCodec();
        Emitter emitter = new Emitter(
                new EventReader(new ObjectReader(codec, List.of()), new EventIds(clock, new Random(7)), clock),
                new EventWriter(codec, 1 << 20, new ContextHeaders(null)),
                directory,
                new Matcher(new ObjectTypes(type -> List.of())),
                new Outbox(store.queue(), store.management().skipped(), () -> {}, new EventCounts()),
                () -> Transaction.NONE,
                TransactionCheck.optional(),
                new EventGate("test", true));
        BackfillSource source = (cursor, step) -> {
            int page = cursor == null ? 0 : Integer.parseInt(cursor);
            step.take(
                    Transaction.NONE,
                    new Page<>(
                            IntStream.range(0, pages[page])
                                    .mapToObj(i -> ObjectEvent.created(new Server("s" + page + "_" + i)))
                                    .toList(),
                            page + 1 < pages.length ? String.valueOf(page + 1) : null));
        };
        return new Backfiller(directory, emitter, backfills, clock, pause)
                .run(
                        "wh_1",
                        Backfill.of(source).atMostPerSecond(objectsPerSecond).stopWhen(stop));
    }

    @Test
    void afterEachStepItWaitsAsLongAsItsObjectsMayTake() {
        run(pauses::add, 40, 100, 30, 0, 10);

        assertThat(pauses).containsExactly(Duration.ofMillis(2_500), Duration.ofMillis(750), Duration.ZERO);
    }

    @Test
    void anInterruptWhileItWaitsEndsItWithItsProgressKept() {
        BackfillProgress progress = run(
                duration -> {
                    throw new InterruptedException();
                },
                40,
                100,
                30);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(progress.sent()).isEqualTo(100);
        assertThat(progress.finished()).isFalse();
        assertThat(store.management().backfills().find("wh_1")).contains(progress);
    }

    @Test
    void whoAsksItToStopHasItsProgressKept() {
        BackfillProgress progress = run(pauses::add, 40, () -> !pauses.isEmpty(), 100, 30);

        assertThat(progress.sent()).isEqualTo(100);
        assertThat(progress.finished()).isFalse();
        assertThat(run(pauses::add, 40, 100, 30).sent()).isEqualTo(130);
    }

    @Test
    void aDriverDoesNotFindItsThreadInterrupted() {
        BackfillLog inner = backfills;
        backfills = new BackfillLog() {
            @Override
            public Optional<BackfillProgress> find(String webhookId) {
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
                return inner.find(webhookId);
            }

            @Override
            public boolean replace(Transaction transaction, @Nullable BackfillProgress before, BackfillProgress after) {
                return inner.replace(transaction, before, after);
            }

            @Override
            public void forget(String webhookId) {
                inner.forget(webhookId);
            }
        };
        Thread.currentThread().interrupt();

        BackfillProgress progress = run(pauses::add, 40, 100, 30);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(progress.sent()).isZero();
    }
}
