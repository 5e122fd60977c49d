package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.StoreException;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.Explanation.Rule;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.SkippedEvent;
import org.webhooks4j.admin.SkippedQuery;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.admin.WebhookChange.Action;
import org.webhooks4j.core.internal.admin.WebhookCleanup;
import org.webhooks4j.core.internal.memory.InMemoryStore;
import org.webhooks4j.core.internal.net.Deadline;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.EventStore;
import org.webhooks4j.spi.ManagementStore;
import org.webhooks4j.spi.StoredEvent;

class HousekeepingTest {

    private static final Duration AGE = Duration.ofDays(30);

    private final Heap log = new Heap();
    private final Heap events = new Heap();
    private final DrivenClock clock = new DrivenClock();
    private final InMemoryStore store = new InMemoryStore(clock);
    private final ManagementStore management = store.management();
    private final Housekeeping housekeeping = new Housekeeping(
            new WebhookCleanup(store.queue(), log, management), log, events, management, id -> true, AGE);

    @Test
    void whatIsOldIsRemovedInSteps() {
        log.old = 1_200;
        events.old = 500;

        housekeeping.purge(AGE);

        assertThat(log.old).isZero();
        assertThat(log.steps).isEqualTo(3);
        assertThat(events.old).isZero();
        assertThat(events.steps).isEqualTo(2);
    }

    @Test
    void aStoreThatCannotBeReachedIsLeftForTheNextTime() {
        log.broken = true;
        assertThat(housekeeping.purge(AGE)).as("done").isFalse();
        log.broken = false;
        log.old = 1;

        assertThat(housekeeping.purge(AGE)).as("done").isTrue();

        assertThat(log.old).isZero();
    }

    @Test
    void oneRunDoesNotGoOnForEver() {
        log.old = Integer.MAX_VALUE;

        housekeeping.purge(AGE);

        assertThat(log.steps).isEqualTo(20_000);
    }

    @Test
    void whatWasSkippedGoesWithTheLogAndChangesOfWebhooksAfterAYear() {
        management
                .skipped()
                .append(
                        Transaction.NONE,
                        List.of(new SkippedEvent(
                                "evt_1",
                                "wh_1",
                                EventType.UPDATE,
                                "server",
                                "42",
                                clock.instant(),
                                Rule.FILTER,
                                "no change")));
        management
                .audit()
                .append(
                        Transaction.NONE,
                        new WebhookChange("chg_1", clock.instant(), "alice", "wh_1", Action.CREATED, List.of()));
        SkippedQuery skipped = SkippedQuery.of("wh_1");

        clock.advance(AGE.minusMillis(1));
        housekeeping.purge(AGE);
        assertThat(management.skipped().search(skipped).items()).hasSize(1);
        clock.advance(Duration.ofMillis(1));
        housekeeping.purge(AGE);
        assertThat(management.skipped().search(skipped).items()).isEmpty();

        clock.advance(Duration.ofDays(334));
        housekeeping.purge(AGE);
        assertThat(management.audit().search(null, null, 10).items()).hasSize(1);
        clock.advance(Duration.ofDays(1));
        housekeeping.purge(AGE);
        assertThat(management.audit().search(null, null, 10).items()).isEmpty();
    }

    @Test
    void itGoesOnUntilItIsStopped() throws InterruptedException {
        log.broken = true; // A failing log must not stop housekeeping.

        housekeeping.start(Duration.ofMillis(1), Duration.ofMillis(1));
        lookUntil(log.tries);
        housekeeping.stop();

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("webhooks4j-housekeeping")) {
                thread.join(30_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
        long tries = log.tries.getCount();
        housekeeping.start(Duration.ZERO, Duration.ZERO);
        housekeeping.look();
        assertThat(log.tries.getCount()).isEqualTo(tries);
    }

    @Test
    void aRunThatIsUnderWayIsNotJoinedByAnother() throws InterruptedException {
        log.old = 1;
        log.held = new CountDownLatch(1);
        housekeeping.start(Duration.ZERO, Duration.ZERO);
        lookUntil(log.entered);
        housekeeping.look();
        housekeeping.stop();
        log.held.countDown();

        assertThat(housekeeping.awaitEnd(Deadline.after(Duration.ofSeconds(30))))
                .isTrue();
        assertThat(log.steps).isEqualTo(1);
    }

    private void lookUntil(CountDownLatch latch) throws InterruptedException {
        Deadline deadline = Deadline.after(Duration.ofSeconds(30));
        do {
            housekeeping.look();
        } while (!latch.await(1, TimeUnit.MILLISECONDS) && deadline.nanosLeft() > 0);
        assertThat(latch.getCount()).isZero();
    }

    @Test
    void aStepIsNeitherInterruptedNorFollowedByAnotherOnceItIsStopped() throws InterruptedException {
        log.old = Integer.MAX_VALUE;
        log.held = new CountDownLatch(1);
        housekeeping.start(Duration.ofMillis(1), Duration.ofMillis(1));
        lookUntil(log.entered);

        housekeeping.stop();
        assertThat(housekeeping.awaitEnd(Deadline.after(Duration.ofMillis(1)))).isFalse();
        log.held.countDown();

        assertThat(housekeeping.awaitEnd(Deadline.after(Duration.ofSeconds(30))))
                .isTrue();
        assertThat(log.steps).isEqualTo(1);
        assertThat(events.steps).isZero();
        assertThat(log.interrupted).isFalse();
    }

    /** A store part with a number of old entries. */
    private static final class Heap implements DeliveryLog, EventStore {

        int old;
        int steps;
        boolean broken;
        boolean interrupted;
        CountDownLatch held = new CountDownLatch(0);
        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch tries = new CountDownLatch(3);

        @Override
        public int purge(Duration olderThan, int limit) {
            tries.countDown();
            if (broken) {
                throw new StoreException("the database cannot be reached");
            }
            entered.countDown();
            try {
                held.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
            assertThat(olderThan).isEqualTo(AGE);
            steps++;
            int removed = Math.min(old, limit);
            old -= removed;
            return removed;
        }

        @Override
        public void append(Transaction transaction, List<Completion> completions) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Page<Delivery> search(DeliveryQuery query) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Attempt> attempts(String deliveryId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void reopen(Transaction transaction, Set<String> deliveryIds) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<StoredEvent> find(String eventId) {
            throw new UnsupportedOperationException();
        }
    }
}
