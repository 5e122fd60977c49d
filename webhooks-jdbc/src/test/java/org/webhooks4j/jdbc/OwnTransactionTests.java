package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.StoreException;
import org.webhooks4j.UncertainCommitException;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryOperations;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.ReplayRequest;
import org.webhooks4j.admin.ReplayResult;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.core.Dispatchers;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.SecretCipher;
import org.webhooks4j.spi.WebhookEdit;

/** What is left of the store's own transactions when something goes wrong in them, on one database. */
abstract class OwnTransactionTests {

    private FaultyDataSource faulty;
    private QueueDriver queue;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        faulty = new FaultyDataSource(database().dataSource());
        queue = new QueueDriver(
                JdbcStore.on(faulty.dataSource()).cipher(SecretCipher.none()).build());
    }

    @AfterEach
    void everyConnectionWasGivenBack() {
        faulty.heal();
        assertThat(faulty.open()).isZero();
    }

    @Test
    void aCompletionThatAnErrorEndsLeavesNothing() {
        queue.enqueue(3);
        List<Claim> claims = queue.claim(3);
        Error error = new NoClassDefFoundError("a class of the driver's");
        failAtStatement("_log", error);

        assertThatThrownBy(() -> queue.dead(claims)).isSameAs(error);
        faulty.heal();

        assertThat(queue.pending()).hasSize(3);
        assertThat(queue.ended()).isEmpty();
        queue.dead(claims);
        assertThat(queue.pending()).isEmpty();
        assertThat(queue.ended()).hasSize(3);
    }

    @Test
    void aClaimThatAnErrorEndsLeasesNothing() {
        queue.enqueue(250);
        OutOfMemoryError error = new OutOfMemoryError("for the payloads");
        failAtStatement("payload", error);

        assertThatThrownBy(() -> queue.claim(250)).isSameAs(error);
        faulty.heal();

        assertThat(queue.claim(250)).hasSize(250);
    }

    @Test
    void aRedeliveryAndItsAuditEntryAreWrittenTogetherOrNotAtAll() {
        JdbcStore store =
                JdbcStore.on(faulty.dataSource()).cipher(SecretCipher.none()).build();
        WebhookEngine engine = WebhookEngine.builder()
                .store(store)
                .dispatcher(Dispatchers.manual())
                .webhook(Webhook.to("https://example.com/")
                        .id("wh_a")
                        .on(EventType.UPDATE)
                        .build())
                .build();
        try (engine) {
            queue.enqueue(3);
            queue.dead(queue.claim(3));
            Set<String> ids = queue.ended().stream().map(Delivery::id).collect(Collectors.toSet());
            DeliveryOperations alice = engine.admin().as("alice").deliveries();
            Error error = new NoClassDefFoundError("a class of the driver's");
            failAtStatement("_audit", error);

            assertThatThrownBy(() -> alice.redeliver(ids)).isSameAs(error);
            assertThatThrownBy(() -> alice.replay(ReplayRequest.all())).isSameAs(error);
            faulty.heal();
            assertThat(queue.pending()).isEmpty();

            assertThat(alice.redeliver(ids)).isEqualTo(new ReplayResult(3, 0));
            assertThat(engine.admin()
                            .diagnostics()
                            .changes("wh_a", null)
                            .items()
                            .get(0))
                    .satisfies(change -> {
                        assertThat(change.actor()).isEqualTo("alice");
                        assertThat(change.action()).isEqualTo(WebhookChange.Action.REDELIVERED);
                        assertThat(change.fields())
                                .extracting(WebhookChange.Field::name)
                                .containsExactlyInAnyOrderElementsOf(ids);
                    });
        }
    }

    @Test
    void aCommitThatAnErrorKeepsFromBeingMadeLeavesNothing() {
        queue.enqueue(2);
        StackOverflowError error = new StackOverflowError();
        faulty.setFault((connection, method, argument) -> {
            if (method.equals("commit")) {
                throw error;
            }
        });

        assertThatThrownBy(() -> queue.claim(2)).isSameAs(error);
        faulty.heal();

        assertThat(queue.claim(2)).hasSize(2);
    }

    @Test
    void whatCannotBeRolledBackIsNotCommittedByHandingTheConnectionBack() {
        queue.enqueue(2);
        faulty.setFault((connection, method, argument) -> {
            if (method.equals("commit")) {
                throw new SQLException("not now", "HY000");
            }
            if (method.equals("rollback")) {
                throw new SQLException("not now either", "HY000");
            }
            if (method.equals("abort")) {
                connection.close(); // as a driver does that knows how to
            }
        });

        assertThatThrownBy(() -> queue.claim(2)).isInstanceOf(UncertainCommitException.class);
        faulty.heal();

        assertThat(queue.claim(2)).hasSize(2);
    }

    @Test
    void aCommitWhoseAnswerIsLostIsUncertainAndMayBeRecordedAgain() {
        queue.enqueue(2);
        List<Claim> claims = queue.claim(2);
        faulty.setFault((connection, method, argument) -> {
            if (method.equals("commit")) {
                connection.commit();
                throw new SQLException("the answer was lost", "08006");
            }
        });

        assertThatThrownBy(() -> queue.dead(claims))
                .isInstanceOf(UncertainCommitException.class)
                .hasMessageContaining("cannot tell")
                .cause()
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getErrorCode())
                .isEqualTo(0);
        faulty.heal();
        queue.dead(claims);

        assertThat(queue.pending()).isEmpty();
        assertThat(queue.ended()).hasSize(2);
    }

    @Test
    void aConnectionThatBreaksAfterTheCommitIsNoFailureOfWhatWasCommitted() {
        breakAfterCommit();

        queue.enqueue(2);
        breakAfterCommit();
        List<Claim> claims = queue.claim(10);
        breakAfterCommit();
        queue.dead(claims);
        faulty.heal();

        assertThat(claims).hasSize(2);
        assertThat(queue.pending()).isEmpty();
        assertThat(queue.ended()).hasSize(2);
    }

    @Test
    void anErrorWhileAConnectionGoesBackIsNoFailureOfWhatWasCommittedAndLeaksNothing() {
        for (String call : List.of("setAutoCommit", "close")) {
            faulty.setFault((connection, method, argument) -> {
                if (method.equals("close")) {
                    connection.close();
                }
                if (method.equals(call) && !Boolean.FALSE.equals(argument)) {
                    throw new NoClassDefFoundError("a class of the pool's");
                }
            });

            queue.enqueue(2);
            List<Claim> claims = queue.claim(10);
            queue.dead(claims);

            assertThat(claims).hasSize(2);
            assertThat(faulty.open()).isZero();
        }
        faulty.heal();
        assertThat(queue.ended()).hasSize(4);
    }

    @Test
    void aPoolWithoutAutoCommitMayHaveBegunATransaction() throws SQLException {
        int isolation = Connection.TRANSACTION_REPEATABLE_READ;
        FaultyDataSource testing = new FaultyDataSource(new QueryingDataSource(faulty.dataSource(), isolation));
        QueueDriver asked = new QueueDriver(
                JdbcStore.on(testing.dataSource()).cipher(SecretCipher.none()).build());

        asked.enqueue(2);
        asked.dead(asked.claim(1));
        asked.dead(asked.claim(1));

        assertThat(asked.ended()).hasSize(2);
        assertThat(asked.queue().pending(DeliveryQuery.all()).items()).isEmpty();
    }

    @Test
    void aChangeOfAWebhookAndItsEntryAreOneTransaction() {
        JdbcStore store = database().store();
        Webhook webhook = Webhook.to("https://example.com")
                .id("wh_a")
                .on(EventType.CREATE)
                .build();
        WebhookChange entry = new WebhookChange(
                "chg_01K00000000000000000000001", Instant.EPOCH, null, "wh_a", WebhookChange.Action.CREATED, List.of());
        List<WebhookEdit> edits = List.of(WebhookEdit.adding(webhook));

        assertThatThrownBy(() -> store.webhooks().change(edits, transaction -> {
                    store.management().audit().append(transaction, entry);
                    throw new StoreException("the node ends here");
                }))
                .hasMessage("the node ends here");
        assertThat(store.webhooks().findAll()).isEmpty();
        assertThat(store.management().audit().search(null, null, 10).items()).isEmpty();

        assertThat(store.webhooks()
                        .change(edits, transaction -> store.management().audit().append(transaction, entry)))
                .isTrue();
        assertThat(store.webhooks().findAll()).hasSize(1);
        assertThat(store.management().audit().search(null, null, 10).items()).containsExactly(entry);
    }

    private void breakAfterCommit() {
        AtomicBoolean committed = new AtomicBoolean();
        faulty.setFault((connection, method, argument) -> {
            if (committed.get() && !method.equals("close")) {
                throw new SQLException("the connection is lost", "08006");
            }
            committed.compareAndSet(false, method.equals("commit"));
        });
    }

    private void failAtStatement(String part, Error error) {
        faulty.setFault((connection, method, argument) -> {
            if (method.equals("prepareStatement") && String.valueOf(argument).contains(part)) {
                throw error;
            }
        });
    }
}
