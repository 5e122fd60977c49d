package org.webhooks4j.benchmarks.scenario;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.benchmarks.contestant.ConnectionPools;
import org.webhooks4j.benchmarks.contestant.Contestant;
import org.webhooks4j.benchmarks.contestant.MeasurementSetting;
import org.webhooks4j.benchmarks.process.ReceiverControl;
import org.webhooks4j.jdbc.JdbcStore;
import org.webhooks4j.jdbc.JdbcTransaction;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.NewDelivery;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.SecretCipher;
import org.webhooks4j.spi.StoredEvent;

/**
 * Measures the cost of a poll that finds nothing to send: while no webhook waits for a retry, while {@code waiting}
 * webhooks do, and while much is due for a receiver that is down, which the claim excludes.
 */
final class PollCost implements Scenario {

    private static final int POLLS = 300;
    private static final int DELIVERIES_AN_EVENT = 100;
    private static final int DUE = 1_000;
    private static final String DOWN = "wh_down";
    private static final Duration WAIT = Duration.ofHours(1);
    private static final ClaimRequest REQUEST =
            new ClaimRequest("node", 256, 32, Map.of(DOWN, 0), Duration.ofMinutes(1));

    private int events;

    @Override
    public Figures measure(Contestant contestant, MeasurementSetting setting, ReceiverControl receiver)
            throws SQLException {
        try (HikariDataSource dataSource = ConnectionPools.of(setting.databaseUrl(), 2)) {
            JdbcStore store =
                    JdbcStore.on(dataSource).cipher(SecretCipher.none()).build();
            Figures figures = new Figures();
            polls(store);
            tell(figures, "none", polls(store));
            await(store, dataSource, setting.number("waiting", 10_000));
            tell(figures, "many", polls(store));
            for (int i = 0; i < DUE; i += DELIVERIES_AN_EVENT) {
                enqueue(store, dataSource, Collections.nCopies(DELIVERIES_AN_EVENT, DOWN));
            }
            tell(figures, "beside", polls(store));
            return figures;
        }
    }

    /** Enqueues one delivery for each webhook, which then waits for a retry. */
    private void await(JdbcStore store, HikariDataSource dataSource, int count) throws SQLException {
        List<String> webhooks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            webhooks.add("wh_" + i);
            if (webhooks.size() == DELIVERIES_AN_EVENT || i == count - 1) {
                enqueue(store, dataSource, webhooks);
                List<Claim> claims = store.queue().claim(REQUEST);
                while (!claims.isEmpty()) {
                    List<Completion> waiting = claims.stream()
                            .map(claim -> Completion.released(claim, WAIT))
                            .toList();
                    claims = store.queue().completeAndClaim(waiting, store.log(), REQUEST);
                }
                webhooks.clear();
            }
        }
    }

    private void enqueue(JdbcStore store, HikariDataSource dataSource, List<String> webhooks) throws SQLException {
        String ulid = String.format(Locale.ROOT, "%026d", ++events);
        StoredEvent event = new StoredEvent(
                "evt_" + ulid, EventType.UPDATE, "item", "srv-" + events, null, null, Instant.EPOCH, "{}");
        List<NewDelivery> deliveries = new ArrayList<>();
        for (int i = 0; i < webhooks.size(); i++) {
            deliveries.add(new NewDelivery(
                    "msg_" + ulid + "_" + (i + 1), webhooks.get(i), Ordering.PER_OBJECT, Trigger.AUTOMATIC, 0));
        }
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            store.queue().enqueue(JdbcTransaction.of(connection), List.of(new NewEvent(event, deliveries)));
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static double[] polls(JdbcStore store) {
        double[] millis = new double[POLLS];
        for (int i = 0; i < POLLS; i++) {
            long begin = System.nanoTime();
            if (!store.queue().claim(REQUEST).isEmpty()) {
                throw new IllegalStateException("a poll found a delivery that is due");
            }
            millis[i] = (System.nanoTime() - begin) / 1e6;
        }
        return millis;
    }

    private static void tell(Figures figures, String name, double[] millis) {
        Arrays.sort(millis);
        figures.with(name + "P50Millis", millis[POLLS / 2])
                .with(name + "MeanMillis", Arrays.stream(millis).average().orElse(0))
                .with(name + "MaxMillis", millis[POLLS - 1]);
    }
}
