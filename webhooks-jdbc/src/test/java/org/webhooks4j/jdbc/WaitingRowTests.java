package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Page;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.spi.AuditLog;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.DeliveryQueue;
import org.webhooks4j.spi.NewDelivery;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.StoredEvent;

/** Deliveries that wait for hours by the database's clock, and are hurried or discarded, on one database. */
abstract class WaitingRowTests {

    private static final Duration HOURS = Duration.ofHours(10);

    abstract TestDatabase database();

    @Test
    void aRetryThatIsHoursAwayIsSentNowAndWhatIsParkedBehindItFollows() {
        List<String> ids = laneOfARetry();
        assertThat(queue().waiting().blockers(Set.copyOf(ids)).keySet()).containsOnly(ids.get(1), ids.get(2));

        assertThat(queue().waiting().hasten(ids.get(1), transaction -> {})).isFalse();
        assertThat(claim()).isEmpty();
        assertThat(queue().waiting().hasten(ids.get(0), transaction -> {})).isTrue();

        assertThat(pending(ids.get(0)).nextAttemptAt())
                .isBefore(Clock.systemUTC().instant().plus(HOURS).minus(Duration.ofHours(1)));
        for (String id : ids) {
            Claim claim = claim().get(0);
            assertThat(claim.deliveryId()).isEqualTo(id);
            complete(claim);
        }
    }

    @Test
    void whoSendsARetryNowIsRecordedInTheSameTransaction() {
        String id = laneOfARetry().get(0);
        AuditLog audit = database().store().management().audit();
        WebhookChange change = new WebhookChange(
                "chg_1", Instant.ofEpochMilli(1), "alice", "wh_a", WebhookChange.Action.HASTENED, List.of());

        assertThatThrownBy(() -> queue().waiting().hasten(id, transaction -> {
                    audit.append(transaction, change);
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        assertThat(audit.search(null, null, 10).items()).isEmpty();
        assertThat(claim()).isEmpty();

        assertThat(queue().waiting().hasten(id, transaction -> audit.append(transaction, change)))
                .isTrue();
        assertThat(audit.search(null, null, 10).items()).containsExactly(change);
    }

    @Test
    void whatIsBehindADiscardedRetryFollowsAtOnce() {
        List<String> ids = laneOfARetry();

        assertThat(queue().waiting().discard(Set.of(ids.get(0)), log())).containsOnly(ids.get(0));

        assertThat(claim()).extracting(Claim::deliveryId).containsExactly(ids.get(1));
    }

    @Test
    void whatIsBehindADiscardedRetryFollowsOneThatWasCommittedLate() throws Exception {
        try (Connection host = database().dataSource().getConnection()) {
            host.setAutoCommit(false);
            String late = enqueue(JdbcTransaction.of(host), 0);
            List<String> ids = laneOfARetry();
            host.commit();

            assertThat(queue().waiting().discard(Set.of(ids.get(0)), log())).containsOnly(ids.get(0));

            Claim first = claim().get(0);
            assertThat(first.deliveryId()).isEqualTo(late);
            complete(first);
            assertThat(claim()).extracting(Claim::deliveryId).containsExactly(ids.get(1));
        }
    }

    @Test
    void whatIsBehindADiscardedOneIsNotForgottenIfTheOneBeforeItEndsInThatMoment() throws Exception {
        List<String> ids = laneOfARetry();
        queue().waiting().hasten(ids.get(0), transaction -> {});
        Claim first = claim().get(0);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        List<Future<?>> ending = new ArrayList<>();
        try {
            DeliveryLog before = new Before(() -> {
                ending.add(thread.submit(() -> complete(first)));
                // It waits for the row that is discarded here.
                assertThatThrownBy(() -> ending.get(0).get(300, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
            });
            assertThat(queue().waiting().discard(Set.of(ids.get(1)), before)).containsOnly(ids.get(1));
            ending.get(0).get(1, TimeUnit.MINUTES);
        } finally {
            thread.shutdownNow();
        }

        assertThat(claim()).extracting(Claim::deliveryId).containsExactly(ids.get(2));
    }

    @Test
    void theTokenOfARedeliveryIsAheadOfTheClockByAsManyClaimsAsItHadAttempts() {
        enqueue(Transaction.NONE, 1);
        Claim first = claim().get(0);
        int attempts = 100_000;
        queue().complete(
                        List.of(Completion.ended(
                                first,
                                DeliveryStatus.DEAD,
                                QueueDriver.attempt(first, "no").toBuilder()
                                        .number(attempts)
                                        .build())),
                        log());

        queue().redeliver(log().search(DeliveryQuery.all()).items(), Trigger.MANUAL, log());

        assertThat(claim().get(0).fencingToken()).isGreaterThan(first.fencingToken() + attempts);
    }

    /** Of three, the first waits for its retry, and claims have put off what is behind it until then. */
    private List<String> laneOfARetry() {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            ids.add(enqueue(Transaction.NONE, i));
        }
        Claim first = claim().get(0);
        assertThat(first.deliveryId()).isEqualTo(ids.get(0));
        queue().complete(List.of(Completion.retry(first, HOURS, QueueDriver.attempt(first, "no"))), log());
        assertThat(claim()).isEmpty();
        return ids;
    }

    private String enqueue(Transaction transaction, int number) {
        String ulid = "01KW%022d".formatted(number);
        String id = "msg_" + ulid + "_1";
        queue().enqueue(
                        transaction,
                        List.of(new NewEvent(
                                new StoredEvent(
                                        "evt_" + ulid,
                                        EventType.UPDATE,
                                        "server",
                                        "42",
                                        null,
                                        null,
                                        Clock.systemUTC().instant(),
                                        "{}"),
                                List.of(new NewDelivery(id, "wh_a", Ordering.PER_OBJECT, Trigger.AUTOMATIC, 0)))));
        return id;
    }

    private List<Claim> claim() {
        return queue().claim(new ClaimRequest("node-1", 10, 10, Map.of(), Duration.ofMinutes(1)));
    }

    private void complete(Claim claim) {
        queue().complete(List.of(Completion.ended(claim, DeliveryStatus.DELIVERED, null)), log());
    }

    private Delivery pending(String id) {
        return queue().pending(DeliveryQuery.all().withDelivery(id)).items().get(0);
    }

    private DeliveryQueue queue() {
        return database().store().queue();
    }

    private DeliveryLog log() {
        return database().store().log();
    }

    /** Does something in each transaction, when the deliveries have left the queue. */
    private final class Before implements DeliveryLog {

        private final Runnable act;

        Before(Runnable act) {
            this.act = act;
        }

        @Override
        public void append(Transaction transaction, List<Completion> completions) {
            act.run();
            log().append(transaction, completions);
        }

        @Override
        public Page<Delivery> search(DeliveryQuery query) {
            return log().search(query);
        }

        @Override
        public List<Attempt> attempts(String deliveryId) {
            return log().attempts(deliveryId);
        }

        @Override
        public void reopen(Transaction transaction, Set<String> deliveryIds) {
            log().reopen(transaction, deliveryIds);
        }

        @Override
        public int purge(Duration olderThan, int limit) {
            return log().purge(olderThan, limit);
        }
    }
}
