package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.webhooks4j.jdbc.internal.dialect.Database;
import org.webhooks4j.jdbc.internal.sql.Tables;
import org.webhooks4j.spi.SecretCipher;

/** The claim enters the indexes that are made for it, with a million deliveries waiting, nearly all for one webhook. */
class MariaDbPlanTest {

    private static TestDatabase database;

    @BeforeAll
    static void fill() throws SQLException {
        database = MariaDbServer.newDatabase("plans");
        database.execute("INSERT INTO webhooks_delivery (event_id, ordinal, webhook_id, lane, mode, due_at, attempts,"
                + " fence, triggered_by) SELECT lpad(seq, 26, '0'), 1, concat('wh_', if(seq % 1000 < 4, seq % 1000, 4)),"
                + " seq % 40000, 1, seq, 0, 0, 'AUTOMATIC' FROM seq_1_to_1000000");
        database.execute("ANALYZE TABLE webhooks_delivery");
        JdbcStore few = JdbcStore.on(database.dataSource())
                .tablePrefix("few_")
                .cipher(SecretCipher.none())
                .build();
        few.migrate();
        for (int i = 1; i <= 3; i++) {
            database.execute(
                    "INSERT INTO few_delivery (event_id, ordinal, webhook_id, lane, mode, due_at, attempts, fence,"
                            + " triggered_by) VALUES ('" + i + "', 1, 'wh_1', " + i + ", 1, 0, 0, 0, 'AUTOMATIC')");
        }
        database.execute("ANALYZE TABLE few_delivery");
    }

    @AfterAll
    static void close() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void dueDeliveriesAreFoundInTheIndex() throws SQLException {
        assertThat(plan("window", "'wh_1'", "0", "50"))
                .contains("range delivery_due")
                .doesNotContain("filesort");
    }

    @Test
    void whatIsDueIsFoundInTheIndex() throws SQLException {
        assertThat(plan("due_webhooks", "0", "500")).contains("range delivery_time");
    }

    @Test
    void waitingWebhooksAreFoundBySkippingThroughTheIndex() throws SQLException {
        assertThat(plan("waiting_webhooks", "''")).contains("index for group-by");
    }

    @Test
    void otherOrderingKeysAreFoundBySkippingThroughTheIndex() throws SQLException {
        assertThat(plan("other_lanes", "'wh_4'", "500", "9223372036854775807", "100"))
                .contains("delivery_lane")
                .contains("index for group-by");
    }

    @Test
    void anOrderingKeyIsReadInItsOrder() throws SQLException {
        assertThat(plan("lane_in_order", "'wh_4'", "4", "100"))
                .contains("ref delivery_lane")
                .doesNotContain("filesort");
    }

    @Test
    void theFirstDeliveryOfAnOrderingKeyIsFoundInTheIndex() throws SQLException {
        assertThat(plan("lane_heads", "'[[\"wh_1\", 1]]'"))
                .contains("ref delivery_lane")
                .contains("Using index")
                .doesNotContain("filesort");
    }

    @Test
    void aClaimIsFoundByItsKey() throws SQLException {
        assertThat(plan("lock_claimed", "'[[\"00000000000000000000000001\", 1, 0]]'"))
                .contains("eq_ref delivery_id");
    }

    @Test
    void whatLocksRowsIsEnteredByKeyHoweverFewThereAre() throws SQLException {
        String rows = "'[[1, 1, 1, 1], [2, 2, 2, 2]]'";
        for (String name : List.of(
                "lease",
                "park",
                "lock_claimed",
                "lock_at_position",
                "delete",
                "reschedule",
                "promote",
                "lock_events",
                "clear_end",
                "delete_bare_end",
                "reopen",
                "delete_log",
                "read_sequences",
                "forget_lanes")) {
            String sql = Database.of(Dialect.MARIADB)
                    .statements(Tables.of(null, "few_"))
                    .text(name);
            String plan = explain(sql.replaceFirst("\\?", rows).replace("?", "1"));

            // The first line is the rows that are passed in.
            assertThat(plan.lines().skip(1)).as(name).isNotEmpty().allMatch(line -> line.matches("(eq_)?ref .*"));
        }
    }

    private static String plan(String name, String... values) throws SQLException {
        String sql = Database.of(Dialect.MARIADB)
                .statements(Tables.of(null, Tables.DEFAULT_PREFIX))
                .text(name)
                .replaceAll("\\{|\\|.*}", "");
        for (String value : values) {
            sql = sql.replaceFirst("\\?", value);
        }
        return explain(sql);
    }

    private static String explain(String sql) throws SQLException {
        return String.join(
                "\n",
                database.query(
                        "EXPLAIN " + sql,
                        row -> row.getString("type") + " " + row.getString("key") + " " + row.getString("Extra")));
    }
}
