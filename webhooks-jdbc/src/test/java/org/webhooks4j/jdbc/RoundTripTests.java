package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryQueue;
import org.webhooks4j.spi.NewDelivery;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.SecretCipher;
import org.webhooks4j.spi.StoredEvent;

/**
 * How often the database is asked, on one database. H2 is asked for each row, because it is in the same process, and
 * MySQL twice for each event.
 */
abstract class RoundTripTests {

    private int events;

    abstract TestDatabase database();

    @Test
    void anEventIsStoredInOneRoundTripWhateverTheFanOut() throws SQLException {
        int expected = Set.of(Dialect.H2, Dialect.MYSQL).contains(database().dialect()) ? 2 : 1;
        for (int webhooks : new int[] {1, 10, 100}) {
            try (Connection connection = database().dataSource().getConnection()) {
                connection.setAutoCommit(false);
                int before = database().executions();

                enqueue(JdbcTransaction.of(connection), List.of(event(webhooks)));

                assertThat(database().executions() - before)
                        .as("%s webhooks", webhooks)
                        .isEqualTo(expected);
                connection.commit();
            }
        }
    }

    @Test
    void manyDeliveriesAreClaimedAndCompletedInAsManyStatementsAsOne() {
        if (database().dialect() == Dialect.H2) {
            return;
        }
        claim(1); // finds nothing, so that what other tests claimed has no effect on the next claims
        int[] one = statementsFor(1);
        int[] many = statementsFor(200);

        assertThat(many).isEqualTo(one);
        // Opening the transaction is one of each, and committing it is one more.
        assertThat(one[0]).as("claim").isLessThanOrEqualTo(database().dialect() == Dialect.POSTGRESQL ? 7 : 8);
        assertThat(one[1]).as("complete").isLessThanOrEqualTo(6);
    }

    @Test
    void completingAndClaimingTogetherSpareATransaction() {
        if (database().dialect() == Dialect.H2) {
            return;
        }
        claim(1);
        int[] apart = statementsFor(50);
        enqueue(Transaction.NONE, events(100));
        List<Completion> completions = superseded(claim(50));
        int begin = database().executions();

        List<Claim> next = database()
                .store()
                .queue()
                .completeAndClaim(completions, database().store().log(), request(50));

        assertThat(next).hasSize(50);
        assertThat(database().executions() - begin).isLessThan(apart[0] + apart[1]);
        database().store().queue().complete(superseded(next), database().store().log());
    }

    @Test
    void anIdleClaimAsksForWhatIsDueHoweverManyWebhooksWait() throws SQLException {
        enqueue(Transaction.NONE, List.of(event(1_200)));
        database().execute("UPDATE webhooks_delivery SET due_at = due_at + 3600000");

        assertThat(statementsOf(() -> claim(10))).isLessThanOrEqualTo(4);
    }

    @Test
    void aLongBacklogThatIsNotWantedCostsNoLookAtEachWebhookThatWaits() throws SQLException {
        enqueue(Transaction.NONE, List.of(event(1_200)));
        database()
                .execute(
                        "UPDATE webhooks_delivery SET due_at = due_at + 3600000, webhook_id = CONCAT('x', webhook_id)");
        List<NewEvent> backlog = events(600);
        enqueue(Transaction.NONE, backlog);
        database().execute("UPDATE webhooks_delivery SET due_at = due_at - 60000 WHERE webhook_id = 'wh_1'");
        DeliveryQueue queue = database().store(SecretCipher.none()).queue(); // which remembers nothing of other tests
        ClaimRequest request = new ClaimRequest("node-1", 10, 10, Map.of("wh_1", 0), Duration.ofHours(1));
        statementsOf(() -> queue.claim(request)); // goes through all of them once

        for (int i = 0; i < 10; i++) {
            assertThat(statementsOf(() -> queue.claim(request))).isLessThanOrEqualTo(5);
        }
        enqueue(Transaction.NONE, List.of(event(2)));
        assertThat(queue.claim(request)).extracting(Claim::webhookId).containsExactly("wh_2");
    }

    private int statementsOf(Runnable work) {
        int begin = database().executions();
        work.run();
        return database().executions() - begin;
    }

    private int[] statementsFor(int deliveries) {
        enqueue(Transaction.NONE, events(deliveries));
        int begin = database().executions();
        List<Claim> claims = claim(deliveries);
        int claimed = database().executions();
        assertThat(claims).hasSize(deliveries);
        database()
                .store()
                .queue()
                .complete(superseded(claims), database().store().log());
        return new int[] {claimed - begin, database().executions() - claimed};
    }

    private static List<Completion> superseded(List<Claim> claims) {
        return claims.stream()
                .map(claim -> Completion.ended(claim, DeliveryStatus.SUPERSEDED, null))
                .toList();
    }

    private List<Claim> claim(int limit) {
        return database().store().queue().claim(request(limit));
    }

    private static ClaimRequest request(int limit) {
        return new ClaimRequest("node-1", limit, limit, Map.of(), Duration.ofHours(1));
    }

    private List<NewEvent> events(int count) {
        List<NewEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(event(1));
        }
        return events;
    }

    private void enqueue(Transaction transaction, List<NewEvent> newEvents) {
        database().store().queue().enqueue(transaction, newEvents);
    }

    private NewEvent event(int webhooks) {
        String ulid = String.format("01K%023d", ++events);
        List<NewDelivery> deliveries = new ArrayList<>();
        for (int i = 1; i <= webhooks; i++) {
            deliveries.add(
                    new NewDelivery("msg_" + ulid + "_" + i, "wh_" + i, Ordering.PER_OBJECT, Trigger.AUTOMATIC, 0));
        }
        StoredEvent event = new StoredEvent(
                "evt_" + ulid, EventType.UPDATE, "server", "object-" + events, null, null, Instant.EPOCH, "{}");
        return new NewEvent(event, deliveries);
    }
}
