package org.webhooks4j.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.jdbc.JdbcStore;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.NewDelivery;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.SecretCipher;
import org.webhooks4j.spi.StoredEvent;

/** PostgreSQL crashes after a delivery is sent and before its result is recorded. */
class SequenceFaultsTest {

    private final Map<String, Map<Long, String>> seen = new HashMap<>();
    private int events;

    @Test
    void whatAReceiverHasSeenUnderANumberStaysItsNumber(@TempDir Path folder) throws Exception {
        PostgresFaultDatabase database = new PostgresFaultDatabase(folder);
        try {
            database.newDatabase("sequences");
            // The database writes to disk only what a transaction waits for.
            database.execute("ALTER SYSTEM SET wal_writer_delay = '10s'");
            database.execute("SELECT pg_reload_conf()");
            JdbcStore store = store(database);
            store.migrate();
            for (Ordering ordering : Ordering.values()) {
                enqueue(store, ordering);
            }
            String first = enqueue(store, Ordering.NONE);
            database.execute("UPDATE webhooks_delivery SET due_at = due_at + 3600000 WHERE webhook_id = 'NONE'"
                    + " AND '" + first + "' <> 'msg_' || event_id || '_1'");
            sendWhatIsDue(store);
            assertThat(seen).hasSize(3);

            database.crashAndRestart();

            for (Ordering ordering : Ordering.values()) {
                enqueue(store, ordering);
            }
            database.execute("UPDATE webhooks_delivery SET due_at = 0 WHERE node IS NULL");
            sendWhatIsDue(store);
            assertThat(seen.get("NONE").values()).hasSizeGreaterThanOrEqualTo(3);
        } finally {
            database.stop();
        }
    }

    /** Claims and sends as a worker does, but never records the results. */
    private void sendWhatIsDue(JdbcStore store) {
        List<Claim> claims = claim(store);
        for (Claim claim : claims) {
            if (claim.superseded()) {
                store.queue().complete(List.of(Completion.ended(claim, DeliveryStatus.SUPERSEDED, null)), store.log());
            }
            sent(claim);
        }
        claim(store).forEach(this::sent);
    }

    private void sent(Claim claim) {
        if (claim.superseded()) {
            return;
        }
        String before = seen.computeIfAbsent(claim.webhookId(), id -> new HashMap<>())
                .put(claim.sequence(), claim.deliveryId());
        assertThat(before == null ? claim.deliveryId() : before)
                .as("%s, number %s", claim.webhookId(), claim.sequence())
                .isEqualTo(claim.deliveryId());
    }

    private static List<Claim> claim(JdbcStore store) {
        return store.queue().claim(new ClaimRequest("node-1", 10, 10, Map.of(), Duration.ofHours(1)));
    }

    private String enqueue(JdbcStore store, Ordering ordering) {
        String ulid = String.format("01K%023d", ++events);
        String id = "msg_" + ulid + "_1";
        StoredEvent event = new StoredEvent(
                "evt_" + ulid, EventType.UPDATE, "server", "42", null, null, Instant.ofEpochMilli(events), "{}");
        NewDelivery delivery = new NewDelivery(id, ordering.name(), ordering, Trigger.AUTOMATIC, 0);
        store.queue().enqueue(Transaction.NONE, List.of(new NewEvent(event, List.of(delivery))));
        return id;
    }

    private static JdbcStore store(FaultDatabase database) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(database.url(database.port(), "test"));
        dataSource.setUser(database.user());
        return JdbcStore.on(dataSource).cipher(SecretCipher.none()).build();
    }
}
