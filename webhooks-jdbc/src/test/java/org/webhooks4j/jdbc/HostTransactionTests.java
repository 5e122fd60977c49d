package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;
import org.webhooks4j.StoreException;
import org.webhooks4j.Transaction;
import org.webhooks4j.TransactionRequiredException;
import org.webhooks4j.TransientStoreException;
import org.webhooks4j.admin.BackfillProgress;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Explanation.Rule;
import org.webhooks4j.admin.SkippedEvent;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.jdbc.internal.queue.ClaimFrontier;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.ManagementStore;
import org.webhooks4j.spi.NewDelivery;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.StoredEvent;

/** Tests what the store does with a host's connections and with its own, on one database. */
abstract class HostTransactionTests {

    private static final int[] ISOLATIONS = {
        Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_REPEATABLE_READ
    };

    private static final AtomicInteger ULIDS = new AtomicInteger(1_000_000);

    private final int firstUlid = ULIDS.getAndAdd(100);

    abstract TestDatabase database();

    @Test
    void aRolledBackTransactionLeavesNoRow() throws SQLException {
        try (Connection connection = hostConnection()) {
            enqueue(JdbcTransaction.of(connection), event("42", "01K00000000000000000000001"));
            connection.rollback();
        }

        assertThat(claim()).isEmpty();
        assertThat(rows("webhooks_event")).isZero();
        assertThat(rows("webhooks_delivery")).isZero();
    }

    @Test
    void whatWasSkippedAndHowFarABackfillIsBelongToTheHostsTransactionToo() throws SQLException {
        ManagementStore management = database().store().management();
        Instant noon = Instant.parse("2025-06-01T12:00:00Z");
        SkippedEvent skipped = new SkippedEvent(
                "evt_1", "wh_a", EventType.UPDATE, "server", "42", noon, Rule.FILTER, "it did not change");
        BackfillProgress progress = new BackfillProgress("wh_a", "42", 1, 0, noon, noon, false);
        try (Connection connection = hostConnection()) {
            HostileConnection hostile = new HostileConnection(connection);
            Transaction transaction = JdbcTransaction.of(hostile.proxy());
            management.skipped().append(transaction, List.of(skipped));
            management.backfills().replace(transaction, null, progress);
            assertThat(hostile.openStatements()).isZero();
            connection.rollback();
        }
        assertThat(rows("webhooks_skipped")).isZero();
        assertThat(rows("webhooks_backfill")).isZero();

        try (Connection connection = hostConnection()) {
            Transaction transaction = JdbcTransaction.of(connection);
            management.skipped().append(transaction, List.of(skipped));
            management.backfills().replace(transaction, null, progress);
            connection.commit();
        }
        assertThat(rows("webhooks_skipped")).isEqualTo(1);
        assertThat(management.backfills().find("wh_a")).contains(progress);
    }

    @Test
    void nothingIsSeenBeforeTheCommitAndEverythingAfter() throws SQLException {
        try (Connection connection = hostConnection()) {
            enqueue(JdbcTransaction.of(connection), event("42", "01K00000000000000000000001"));
            assertThat(claim()).isEmpty();

            connection.commit();
        }

        assertThat(claim()).hasSize(1);
    }

    @Test
    void anUpdateThatIsBeingSentSupersedesNoneThatIsCommittedAfterIt() throws SQLException {
        for (boolean triedBefore : new boolean[] {false, true}) {
            String object = "late-" + triedBefore;
            try (Connection late = hostConnection()) {
                NewEvent first =
                        latest(object, triedBefore ? "01K00000000000000000000003" : "01K00000000000000000000001");
                enqueue(JdbcTransaction.of(late), first);
                enqueue(
                        Transaction.NONE,
                        latest(object, triedBefore ? "01K00000000000000000000004" : "01K00000000000000000000002"));
                Claim second = claim().get(0);
                if (triedBefore) {
                    Completion again = Completion.released(tried(second), Duration.ZERO);
                    database()
                            .store()
                            .queue()
                            .complete(List.of(again), database().store().log());
                }
                late.commit();

                Claim claim = claim().get(0);

                assertThat(claim.deliveryId())
                        .isEqualTo(first.deliveries().get(0).id());
                assertThat(claim.superseded()).isFalse();
            }
        }
    }

    /** As that of a framework whose transaction belongs to another data source. */
    @Test
    void nothingIsStoredThroughAConnectionThatCommitsEveryStatement() throws SQLException {
        try (Connection connection = database().dataSource().getConnection()) {
            connection.setAutoCommit(true);
            Transaction transaction = new Transaction() {
                @Override
                public <T> T unwrap(Class<T> resource) {
                    return resource.cast(connection);
                }
            };

            assertThatThrownBy(() -> enqueue(transaction, event("42", "01K00000000000000000000001")))
                    .isInstanceOf(TransactionRequiredException.class)
                    .hasMessageContaining("auto-commit");
        }
        assertThat(rows("webhooks_event")).isZero();
    }

    @Test
    void aHostsConnectionIsAskedForStatementsAndNothingElse() throws SQLException {
        try (Connection connection = hostConnection()) {
            HostileConnection hostile = new HostileConnection(connection);

            enqueue(JdbcTransaction.of(hostile.proxy()), event("42", "01K00000000000000000000001"));

            assertThat(hostile.openStatements()).isZero();
            connection.commit();
        }
        assertThat(claim()).hasSize(1);
    }

    @Test
    void statementsAreClosedWhenTheDatabaseRefuses() throws SQLException {
        try (Connection connection = hostConnection()) {
            HostileConnection hostile = new HostileConnection(connection);
            Transaction transaction = JdbcTransaction.of(hostile.proxy());
            NewEvent event = event("42", "01K00000000000000000000001");
            enqueue(transaction, event);

            assertThatThrownBy(() -> enqueue(transaction, event))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("cannot store events")
                    .hasMessageNotContaining("secret payload");

            assertThat(hostile.openStatements()).isZero();
            connection.rollback();
        }
    }

    @Test
    void theLoserOfADeadlockIsToldToRepeatItsTransaction() throws Exception {
        NewEvent one = event("42", "01K00000000000000000000001");
        NewEvent two = event("43", "01K00000000000000000000002");
        ExecutorService others = Executors.newSingleThreadExecutor();
        try (Connection left = hostConnection();
                Connection right = hostConnection()) {
            enqueue(JdbcTransaction.of(left), one);
            enqueue(JdbcTransaction.of(right), two);

            Future<Optional<StoreException>> leftsEnd = others.submit(() -> end(left, two));
            List<StoreException> losers = new ArrayList<>();
            end(right, one).ifPresent(losers::add);
            leftsEnd.get(60, TimeUnit.SECONDS).ifPresent(losers::add);

            assertThat(losers).isNotEmpty();
            assertThat(losers.get(0))
                    .isInstanceOf(TransientStoreException.class)
                    .hasMessageContaining("repeat the transaction");
        } finally {
            others.shutdownNow();
        }
    }

    /** Stores one more event and commits, or rolls back because it cannot be stored. */
    private Optional<StoreException> end(Connection connection, NewEvent event) throws SQLException {
        try {
            enqueue(JdbcTransaction.of(connection), event);
            connection.commit();
            return Optional.empty();
        } catch (StoreException e) {
            connection.rollback();
            return Optional.of(e);
        }
    }

    @Test
    void anObjectIdWithTheCharacterZeroIsRefusedBeforeTheDatabaseIsAsked() throws SQLException {
        try (Connection connection = hostConnection()) {
            Transaction transaction = JdbcTransaction.of(connection);

            assertThatThrownBy(() -> enqueue(transaction, event("4\u00002", "01K00000000000000000000001")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("U+0000");

            enqueue(transaction, event("42", "01K00000000000000000000002"));
            connection.commit();
        }
        assertThat(claim()).hasSize(1);
    }

    @Test
    void aDeliveryIdOfAnotherFormIsRefused() {
        StoredEvent event = event("42", "01K00000000000000000000001").event();
        for (String id : List.of("msg_1", "msg_01K00000000000000000000002_1", "msg_01K00000000000000000000001_x")) {
            NewDelivery delivery = new NewDelivery(id, "wh_a", Ordering.NONE, Trigger.AUTOMATIC, 0);

            assertThatThrownBy(() -> enqueue(Transaction.NONE, new NewEvent(event, List.of(delivery))))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(id);
        }
    }

    @Test
    void anImportOfManyEventsIsOneTransaction() throws SQLException {
        try (Connection connection = hostConnection()) {
            Transaction transaction = JdbcTransaction.of(connection);
            for (int step = 0; step < 4; step++) {
                List<NewEvent> events = new ArrayList<>();
                for (int i = 0; i < 2_500; i++) {
                    events.add(event("object-" + i, String.format("01K%023d", step * 2_500 + i)));
                }
                database().store().queue().enqueue(transaction, events);
            }
            connection.rollback();
        }
        assertThat(rows("webhooks_delivery")).isZero();
    }

    @Test
    void whatIsCommittedBehindTheFrontOfALongQueueIsClaimedSoon() throws SQLException {
        try (Connection connection = hostConnection()) {
            enqueue(JdbcTransaction.of(connection), event("late", "01K00000000000000000000000"));
            List<NewEvent> backlog = new ArrayList<>();
            for (int i = 0; i < ClaimFrontier.LARGE * (ClaimFrontier.CLAIMS_BETWEEN + 5); i++) {
                backlog.add(event("object-" + i, String.format("01K0000000000000000000%04d", i + 1)));
            }
            database().store().queue().enqueue(Transaction.NONE, backlog);
            assertThat(claim(ClaimFrontier.LARGE)).hasSize(ClaimFrontier.LARGE);
            assertThat(claim(ClaimFrontier.LARGE)).hasSize(ClaimFrontier.LARGE);
            connection.commit();
        }

        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i <= ClaimFrontier.CLAIMS_BETWEEN; i++) {
            claims.addAll(claim(ClaimFrontier.LARGE));
        }

        assertThat(claims)
                .hasSize(ClaimFrontier.LARGE * (ClaimFrontier.CLAIMS_BETWEEN + 1))
                .extracting(claim -> claim.event().objectId())
                .contains("late");
    }

    @Test
    void theStoresOwnConnectionsGoBackAsTheyCame() throws SQLException {
        try (Connection connection = database().dataSource().getConnection()) {
            for (boolean autoCommit : new boolean[] {true, false}) {
                for (int isolation :
                        new int[] {Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_SERIALIZABLE}) {
                    connection.setAutoCommit(autoCommit);
                    connection.setTransactionIsolation(isolation);
                    JdbcStore store = JdbcStore.on(new OneConnection(connection))
                            .dialect(database().dialect())
                            .build();

                    store.queue().claim(request());

                    assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
                    assertThat(connection.getTransactionIsolation()).isEqualTo(isolation);
                }
            }
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    @Test
    void aHostMayWorkAtEitherIsolationLevel() throws SQLException {
        int number = 0;
        for (int isolation : ISOLATIONS) {
            try (Connection connection = hostConnection()) {
                connection.setTransactionIsolation(isolation);
                // From here on, REPEATABLE READ sees the tables as they are now.
                Jdbc.query(connection, "SELECT COUNT(*) FROM webhooks_delivery", row -> row.getInt(1));
                enqueue(Transaction.NONE, event("42", ulid(++number)));
                endAll(claim());

                enqueue(JdbcTransaction.of(connection), event("42", ulid(++number)));
                connection.commit();
            }

            assertThat(claim()).extracting(Claim::sequence).containsExactly((long) number);
            database().execute("DELETE FROM webhooks_delivery");
        }
    }

    @Test
    void aTransactionThatIsCommittedLateLosesNothing() throws SQLException {
        int number = 0;
        for (int isolation : ISOLATIONS) {
            String object = "object-" + isolation;
            try (Connection connection = hostConnection()) {
                connection.setTransactionIsolation(isolation);
                String late = ulid(++number);
                enqueue(JdbcTransaction.of(connection), event(object, late));
                String early = ulid(++number);
                String other = ulid(++number);
                enqueue(Transaction.NONE, event(object, early));
                enqueue(Transaction.NONE, event(object + "-other", other));

                List<Claim> first = claim();
                assertThat(first).extracting(Claim::deliveryId).containsExactly(id(early), id(other));
                endAll(first);
                connection.commit();

                List<Claim> second = claim();
                assertThat(second).extracting(Claim::deliveryId).containsExactly(id(late));
                assertThat(second).extracting(Claim::sequence).containsExactly(2L);
                endAll(second);
            }
        }
    }

    @Test
    void whatIsCommittedLateTakesItsPlaceBeforeThoseThatStillWait() throws SQLException {
        try (Connection connection = hostConnection()) {
            enqueue(JdbcTransaction.of(connection), event("42", ulid(1)));
            enqueue(Transaction.NONE, event("42", ulid(2)));
            enqueue(Transaction.NONE, event("42", ulid(3)));
            List<Claim> second = claim();
            assertThat(second).extracting(Claim::deliveryId).containsExactly(id(ulid(2)));
            connection.commit();

            endAll(second);
        }

        for (int number : new int[] {1, 3}) {
            List<Claim> next = claim();
            assertThat(next).extracting(Claim::deliveryId).containsExactly(id(ulid(number)));
            endAll(next);
        }
    }

    private Connection hostConnection() throws SQLException {
        Connection connection = database().dataSource().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private void enqueue(Transaction transaction, NewEvent event) {
        database().store().queue().enqueue(transaction, List.of(event));
    }

    private List<Claim> claim() {
        return database().store().queue().claim(request());
    }

    private List<Claim> claim(int limit) {
        return database()
                .store()
                .queue()
                .claim(new ClaimRequest("node-1", limit, limit, Map.of(), Duration.ofMinutes(1)));
    }

    private static ClaimRequest request() {
        return new ClaimRequest("node-1", 10, 10, Map.of(), Duration.ofMinutes(1));
    }

    private void endAll(List<Claim> claims) {
        assertThat(claims).isNotEmpty();
        List<Completion> ended = claims.stream()
                .map(claim -> Completion.ended(claim, DeliveryStatus.DELIVERED, null))
                .toList();
        database().store().queue().complete(ended, database().store().log());
    }

    /** New in every test: for a key that was there and is not yet purged, InnoDB locks its neighbours too. */
    private String ulid(int number) {
        return String.format("01K%023d", firstUlid + number);
    }

    private static String id(String ulid) {
        return "msg_" + ulid + "_1";
    }

    private long rows(String table) throws SQLException {
        return database()
                .query("SELECT COUNT(*) FROM " + table, row -> row.getLong(1))
                .get(0);
    }

    private static Claim tried(Claim claim) {
        return new Claim(
                claim.deliveryId(),
                claim.webhookId(),
                claim.event(),
                claim.trigger(),
                claim.sequence(),
                1,
                claim.fencingToken(),
                false);
    }

    private static NewEvent latest(String objectId, String ulid) {
        NewEvent event = event(objectId, ulid);
        String id = event.deliveries().get(0).id();
        return new NewEvent(event.event(), List.of(new NewDelivery(id, "wh_a", Ordering.LATEST, Trigger.AUTOMATIC, 0)));
    }

    private static NewEvent event(String objectId, String ulid) {
        StoredEvent event = new StoredEvent(
                "evt_" + ulid,
                EventType.UPDATE,
                "server",
                objectId,
                null,
                null,
                Instant.EPOCH,
                "{\"object\":\"secret payload\"}");
        NewDelivery delivery = new NewDelivery("msg_" + ulid + "_1", "wh_a", Ordering.PER_OBJECT, Trigger.AUTOMATIC, 0);
        return new NewEvent(event, List.of(delivery));
    }
}
