package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.jdbc.internal.dialect.Database;
import org.webhooks4j.jdbc.internal.sql.Tables;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.NewDelivery;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.StoredEvent;

/** A claim is not flushed to the disk, so PostgreSQL may forget it in a crash that its node outlives. */
class LostClaimTest {

    private static final String ULID = "01K00000000000000000000001";

    @Test
    void itsResultDoesNotEndTheClaimThatFollowed() throws SQLException {
        try (TestDatabase database = PostgresServer.NEWEST.newDatabase("lost_claim")) {
            JdbcStore store = database.store();
            store.queue()
                    .enqueue(
                            Transaction.NONE,
                            List.of(new NewEvent(
                                    new StoredEvent(
                                            "evt_" + ULID,
                                            EventType.UPDATE,
                                            "server",
                                            "42",
                                            null,
                                            null,
                                            Instant.EPOCH,
                                            "{}"),
                                    List.of(new NewDelivery(
                                            "msg_" + ULID + "_1",
                                            "wh_a",
                                            Ordering.PER_OBJECT,
                                            Trigger.AUTOMATIC,
                                            0)))));
            database.execute("CREATE TABLE before AS SELECT * FROM webhooks_delivery");
            Claim lost = claim(store);
            database.execute("DELETE FROM webhooks_delivery; INSERT INTO webhooks_delivery OVERRIDING SYSTEM VALUE"
                    + " SELECT * FROM before");
            awaitNextMillisecond(database);
            Claim following = claim(store);

            store.queue().complete(List.of(delivered(lost)), store.log());
            assertThat(store.queue().countPending(Set.of("wh_a"), 10)).containsEntry("wh_a", 1);

            store.queue().complete(List.of(delivered(following)), store.log());
            assertThat(store.queue().countPending(Set.of("wh_a"), 10)).containsEntry("wh_a", 0);
        }
    }

    /** No database starts again within one. */
    private static void awaitNextMillisecond(TestDatabase database) throws SQLException {
        long claimed = millis(database);
        for (int i = 0; i < 10_000 && millis(database) == claimed; i++) {
            Thread.onSpinWait();
        }
    }

    private static long millis(TestDatabase database) throws SQLException {
        String now = Database.of(Dialect.POSTGRESQL)
                .sql(Tables.of(null, Tables.DEFAULT_PREFIX))
                .now();
        return database.query("SELECT " + now, row -> row.getLong(1)).get(0);
    }

    private static Claim claim(JdbcStore store) {
        List<Claim> claims = store.queue().claim(new ClaimRequest("node-1", 10, 10, Map.of(), Duration.ofHours(1)));
        assertThat(claims).hasSize(1);
        return claims.get(0);
    }

    private static Completion delivered(Claim claim) {
        return Completion.ended(claim, DeliveryStatus.DELIVERED, null);
    }
}
