package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.jdbc.internal.dialect.Database;
import org.webhooks4j.jdbc.internal.sql.Tables;
import org.webhooks4j.jdbc.internal.transaction.PurgeLock;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.LogStatistics;
import org.webhooks4j.spi.LogStatistics.Tally;
import org.webhooks4j.spi.NewDelivery;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.StoredEvent;

/** How nodes that remove what is old keep out of each other's way, on one database. */
abstract class PurgeTests {

    abstract TestDatabase database();

    @Test
    void oneNodeAtATimeRemovesWhatIsOld() throws SQLException {
        superseded(3);
        Tables tables = Tables.of(null, Tables.DEFAULT_PREFIX);
        try (Connection other = database().dataSource().getConnection()) {
            other.setAutoCommit(false);
            int purged = new PurgeLock(Database.of(database().dialect()).sql(tables)).during(other, mine -> {
                assertThat(store().log().purge(Duration.ZERO, 10)).isZero();
                assertThat(store().events().purge(Duration.ZERO, 10)).isZero();
                return 1;
            });

            assertThat(purged).isEqualTo(1);

            other.rollback();
        }

        assertThat(store().log().purge(Duration.ZERO, 10)).isEqualTo(3);
        assertThat(store().events().purge(Duration.ZERO, 10)).isEqualTo(3);
    }

    @Test
    void talliesGoWithTheLog() throws SQLException {
        Clock clock = Clock.systemUTC();
        LogStatistics statistics = store().log().statistics();
        QueueDriver driver = new QueueDriver(store());
        driver.enqueue(2);
        List<Claim> claims = driver.claim(2);
        Attempt old = QueueDriver.attempt(claims.get(0), "yes");
        Attempt late = QueueDriver.attempt(claims.get(1), "no").toBuilder()
                .startedAt(clock.instant())
                .build();
        driver.complete(List.of(
                Completion.ended(claims.get(0), DeliveryStatus.DELIVERED, old),
                Completion.ended(claims.get(1), DeliveryStatus.DEAD, late)));

        store().log().purge(Duration.ofHours(2), 10);
        assertThat(statistics.tallies(Set.of("wh_a"), Instant.EPOCH, Instant.MAX))
                .hasSize(2);

        long threeHoursAgo = clock.millis() - Duration.ofHours(3).toMillis();
        database()
                .execute("UPDATE webhooks_log SET purgeable_since = " + threeHoursAgo + " WHERE status = 'DELIVERED'");
        store().log().purge(Duration.ofHours(2), 10);
        assertThat(statistics.tallies(Set.of("wh_a"), Instant.EPOCH, Instant.MAX))
                .extracting(Tally::hour)
                .containsExactly(late.startedAt().truncatedTo(ChronoUnit.HOURS));
    }

    @Test
    void stepsGoOnBehindTheEventsThatMustStay() {
        enqueue(1);
        enqueue(2);
        superseded(5);
        store().log().purge(Duration.ZERO, 10);

        assertThat(store().events().purge(Duration.ZERO, 2)).isEqualTo(2);
        assertThat(store().events().purge(Duration.ZERO, 2)).isEqualTo(2);
        assertThat(store().events().purge(Duration.ZERO, 2)).isEqualTo(1);
        assertThat(store().events().purge(Duration.ZERO, 2)).isZero();
    }

    @Test
    void whatBecomesNeedlessLaterIsFoundInALaterRound() {
        enqueue(1);
        superseded(2);
        store().log().purge(Duration.ZERO, 10);
        assertThat(store().events().purge(Duration.ZERO, 2)).isEqualTo(2);
        assertThat(store().events().purge(Duration.ZERO, 2)).isZero();

        endAll();
        store().log().purge(Duration.ZERO, 10);

        assertThat(store().events().purge(Duration.ZERO, 2)).isEqualTo(1);
    }

    @Test
    void removingEventsWaitsForNobodyWhoWorksOnOthers() throws SQLException {
        enqueue(1);
        enqueue(2);
        superseded(50);
        store().log().purge(Duration.ZERO, 10);
        try (Connection other = database().dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeUpdate("UPDATE webhooks_delivery SET attempts = 1");
            statement.executeUpdate("UPDATE webhooks_log SET attempts = 1");

            assertThat(store().events().purge(Duration.ZERO, 100)).isEqualTo(10);

            other.rollback();
        }
    }

    private void superseded(int count) {
        // Claimed and ended at once, so that what was enqueued before stays pending.
        for (int i = 0; i < count; i++) {
            String webhook = "wh_ending";
            enqueue(100 + i, webhook);
        }
        end(Map.of("wh_pending", 0));
    }

    private void endAll() {
        end(Map.of());
    }

    private void end(Map<String, Integer> limits) {
        List<Completion> ended =
                store().queue().claim(new ClaimRequest("node-1", 100, 100, limits, Duration.ofHours(1))).stream()
                        .map(claim -> Completion.ended(claim, DeliveryStatus.SUPERSEDED, null))
                        .toList();
        assertThat(ended).isNotEmpty();
        store().queue().complete(ended, store().log());
    }

    private void enqueue(int number) {
        enqueue(number, "wh_pending");
    }

    private void enqueue(int number, String webhook) {
        String ulid = String.format("01K%023d", number);
        StoredEvent event = new StoredEvent(
                "evt_" + ulid,
                EventType.UPDATE,
                "server",
                "object-" + number,
                null,
                null,
                Instant.EPOCH.plusSeconds(number),
                "{}");
        NewDelivery delivery =
                new NewDelivery("msg_" + ulid + "_1", webhook, Ordering.PER_OBJECT, Trigger.AUTOMATIC, 0);
        store().queue().enqueue(Transaction.NONE, List.of(new NewEvent(event, List.of(delivery))));
    }

    private JdbcStore store() {
        return database().store();
    }
}
