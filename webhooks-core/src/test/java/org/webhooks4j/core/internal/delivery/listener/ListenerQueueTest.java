package org.webhooks4j.core.internal.delivery.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.event.EventRecordingLogger;
import org.slf4j.event.Level;
import org.slf4j.event.SubstituteLoggingEvent;
import org.slf4j.helpers.SubstituteLogger;
import org.webhooks4j.EventType;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.core.internal.net.Deadline;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.StoredEvent;
import org.webhooks4j.spi.WebhookListener;

@Timeout(60)
class ListenerQueueTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicBoolean outOfMemory = new AtomicBoolean();
    private final CompletableFuture<Thread> died = new CompletableFuture<>();

    private final Queue<SubstituteLoggingEvent> lines = new ConcurrentLinkedQueue<>() {
        @Override
        public boolean add(SubstituteLoggingEvent line) {
            allocate();
            return super.add(line);
        }
    };

    private final AtomicLong nanoTime = new AtomicLong();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final ListenerQueue queue = new ListenerQueue(
            List.of(new Blocked()),
            () -> {
                allocate();
                return nanoTime.get();
            },
            new EventRecordingLogger(new SubstituteLogger("test", lines, false), lines));

    @AfterEach
    void close() {
        release.countDown();
        queue.close(Deadline.after(LONG));
    }

    @Test
    void listenersHearAtOnceUnlessThreadsDeliverInTheBackground() {
        release.countDown();
        tell("1", "");
        assertThat(heard).containsExactly("1");
    }

    @Test
    void whatWaitsIsBoundedByItsSizeAndTheLogSaysOnceWhatWasDropped() throws InterruptedException {
        queue.inBackground(true);
        String body = "x".repeat(15 << 10); // the queue has room for a little more than a thousand
        tell("first", body);
        begun.await();
        for (int i = 0; i < 3_000; i++) {
            tell("later", body);
        }
        assertThat(levels()).containsExactly(Level.WARN);

        release.countDown();
        assertThat(queue.awaitHeard(Deadline.after(LONG))).isTrue();
        assertThat(heard).hasSize(1 + (int) (ListenerQueue.MAX_WEIGHT / (16 << 10)));
        tell("last", body);
        assertThat(queue.awaitHeard(Deadline.after(LONG))).isTrue();

        assertThat(heard.get(heard.size() - 1)).isEqualTo("last");
        assertThat(levels()).containsExactly(Level.WARN, Level.WARN);
    }

    @Test
    void aListenerThatDoesNotReturnIsNamedOnce() throws InterruptedException {
        queue.inBackground(true);
        tell("1", "");
        begun.await();
        queue.look();
        assertThat(levels()).isEmpty();

        nanoTime.addAndGet(ListenerQueue.SLOW.toNanos());
        queue.look();
        queue.look();
        assertThat(levels()).containsExactly(Level.WARN);
        assertThat(lines.peek().getArgumentArray()).contains(Blocked.class.getName());

        release.countDown();
        tell("2", "");
        assertThat(queue.awaitHeard(Deadline.after(LONG))).isTrue();
        assertThat(levels()).containsExactly(Level.WARN, Level.INFO);
    }

    @Test
    void aThreadThatEndedAllTheSameIsReplaced() throws InterruptedException {
        queue.inBackground(true);
        release.countDown();
        outOfMemory.set(true);
        tell("1", "");
        died.join().join();

        outOfMemory.set(false);
        tell("2", "");
        assertThat(queue.awaitHeard(Deadline.after(LONG))).isTrue();
        assertThat(heard).containsExactly("2");
    }

    /** Fails as if there were not even memory to log a line. */
    private void allocate() {
        if (outOfMemory.get()) {
            died.complete(Thread.currentThread());
            throw new OutOfMemoryError("a test's");
        }
    }

    private List<Level> levels() {
        return lines.stream().map(SubstituteLoggingEvent::getLevel).toList();
    }

    private void tell(String objectId, String body) {
        StoredEvent event =
                new StoredEvent("evt_1", EventType.CREATE, "server", objectId, null, null, Instant.EPOCH, "{}");
        Claim claim = new Claim("msg_1", "wh_1", event, Trigger.AUTOMATIC, 1, 0, 1, false);
        Attempt attempt = new Attempt(
                1,
                Trigger.AUTOMATIC,
                Instant.EPOCH,
                "node",
                Outcome.DELIVERED,
                new Attempt.Request("https://example.com/hook", null, Map.of(), 0, null),
                new Attempt.Response(200, Map.of(), body, false),
                new Attempt.Timing(null, null, Duration.ZERO),
                null,
                null);
        queue.attempted(Completion.ended(claim, DeliveryStatus.DELIVERED, attempt), attempt);
    }

    private final class Blocked implements WebhookListener {

        @Override
        public void onAttempt(Delivery delivery, Attempt attempt) {
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
