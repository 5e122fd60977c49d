package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Receipt;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.WebhookEngine;

/** A host that imports a hundred thousand objects raises their events in one call and one transaction. */
class ImportTest {

    private static final int OBJECTS = 100_000;

    private static TestDatabase database;

    private int raised;
    private int mostAtOnce;

    record Server(String id, String name) {}

    @BeforeAll
    static void open() {
        database = PostgresServer.NEWEST.newDatabase("imports");
    }

    @Test
    void aHundredThousandObjectsAreOneCallAndOneTransaction() throws SQLException {
        Webhook webhook = Webhook.to("https://example.com")
                .id("wh_1")
                .on(EventType.CREATE)
                .build();
        try (WebhookEngine engine = WebhookEngine.builder()
                        .store(database.store())
                        .webhook(webhook)
                        .build();
                Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            int before = database.executions();
            Iterable<ObjectEvent> events = () -> IntStream.range(0, OBJECTS)
                    .mapToObj(i -> raise(i, database.executions() - before))
                    .iterator();

            List<Receipt> receipts = engine.in(JdbcTransaction.of(connection)).onObjectEvents(events);

            assertThat(receipts).hasSize(OBJECTS).allMatch(Receipt::matched);
            assertThat(rows()).isZero();
            connection.commit();
        }
        assertThat(rows()).isEqualTo(OBJECTS);
        assertThat(mostAtOnce)
                .as("events in memory that are not in the database yet")
                .isLessThanOrEqualTo(500);
    }

    /**
     * An object is made when it is asked for; how many of them the statements until now cannot have stored is noted.
     */
    private ObjectEvent raise(int number, int statements) {
        mostAtOnce = Math.max(mostAtOnce, ++raised - statements * 500);
        return ObjectEvent.created(new Server("srv-" + number, "web-" + number));
    }

    private static int rows() throws SQLException {
        return database.query("SELECT COUNT(*) FROM webhooks_delivery", row -> row.getInt(1))
                .get(0);
    }

    @AfterAll
    static void close() {
        if (database != null) {
            database.close();
        }
    }
}
