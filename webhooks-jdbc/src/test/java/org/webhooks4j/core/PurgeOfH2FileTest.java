package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.api.Trigger;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.core.internal.admin.WebhookCleanup;
import org.webhooks4j.core.internal.net.Deadline;
import org.webhooks4j.jdbc.JdbcStore;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.NewDelivery;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.SecretCipher;
import org.webhooks4j.spi.StoredEvent;

/** H2 in a file closes a database, for all that use it, whose file a thread works on that was interrupted. */
class PurgeOfH2FileTest {

    private static final String ULID = "01K00000000000000000000001";

    private static CountDownLatch inside = new CountDownLatch(1);
    private static CountDownLatch goOn = new CountDownLatch(1);

    @ParameterizedTest
    @ValueSource(strings = {"", "nio:", "async:", "split:"})
    void whatIsStoppedWhileItPurgesLeavesTheDatabaseToItsHost(String files, @TempDir Path folder) throws Exception {
        String url = "jdbc:h2:" + files + folder.resolve("host") + ";CACHE_SIZE=0;DB_CLOSE_DELAY=-1";
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL(url);
        JdbcStore store = JdbcStore.on(dataSource).cipher(SecretCipher.none()).build();
        store.migrate();
        endOne(store);
        inside = new CountDownLatch(1);
        goOn = new CountDownLatch(1);
        try (Connection host = DriverManager.getConnection(url);
                Statement statement = host.createStatement()) {
            statement.execute(
                    "CREATE TABLE large AS SELECT X AS id, REPEAT('x', 1000) AS text FROM SYSTEM_RANGE(1, 2000)");
            statement.execute("CREATE TABLE server (id INT)");
            statement.execute("CREATE TRIGGER slow BEFORE DELETE ON webhooks_log FOR EACH ROW CALL '"
                    + Reading.class.getName() + "'");
            statement.execute("CHECKPOINT SYNC");
            host.setAutoCommit(false);
            statement.execute("INSERT INTO server VALUES (1)");
            Housekeeping housekeeping = new Housekeeping(
                    new WebhookCleanup(store.queue(), store.log(), store.management()),
                    store.log(),
                    store.events(),
                    store.management(),
                    id -> true,
                    Duration.ZERO);
            housekeeping.start(Duration.ZERO, Duration.ofDays(1));
            housekeeping.look();
            assertThat(inside.await(1, TimeUnit.MINUTES)).as("it purges").isTrue();

            housekeeping.stop();
            goOn.countDown();

            assertThat(housekeeping.awaitEnd(Deadline.after(Duration.ofMinutes(1))))
                    .as("it ended")
                    .isTrue();
            statement.execute("INSERT INTO server VALUES (2)");
            host.commit();
            assertThat(count(statement, "server")).isEqualTo(2);
            assertThat(count(statement, "webhooks_log")).as("the step was done").isZero();
        }
        try (Connection last = DriverManager.getConnection(url);
                Statement statement = last.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }

    private static int count(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void endOne(JdbcStore store) {
        StoredEvent event =
                new StoredEvent("evt_" + ULID, EventType.UPDATE, "server", "1", null, null, Instant.EPOCH, "{}");
        NewDelivery delivery =
                new NewDelivery("msg_" + ULID + "_1", "wh_a", Ordering.NONE, org.webhooks4j.admin.Trigger.AUTOMATIC, 0);
        store.queue().enqueue(Transaction.NONE, List.of(new NewEvent(event, List.of(delivery))));
        List<Completion> ended =
                store.queue().claim(new ClaimRequest("node-1", 1, 1, Map.of(), Duration.ofHours(1))).stream()
                        .map(claim -> Completion.ended(claim, DeliveryStatus.DELIVERED, null))
                        .toList();
        store.queue().complete(ended, store.log());
    }

    /** A trigger of the host's that takes its time, and reads from the file then. */
    public static final class Reading implements Trigger {

        @Override
        public void fire(Connection connection, @Nullable Object[] before, @Nullable Object[] after)
                throws SQLException {
            inside.countDown();
            boolean interrupted = false;
            while (goOn.getCount() > 0) {
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT SUM(LENGTH(text)) FROM large")) {
                rows.next();
            }
        }
    }
}
