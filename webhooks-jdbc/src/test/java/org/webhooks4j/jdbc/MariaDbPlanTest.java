package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The claim enters the indexes that are made for it, however much is waiting. */
class MariaDbPlanTest {

    private static TestDatabase database;

    @BeforeAll
    static void fill() throws SQLException {
        database = MariaDbServer.newDatabase("plans");
        database.execute("INSERT INTO webhooks_delivery (event_id, ordinal, webhook_id, lane, mode, due_at, attempts,"
                + " fence, triggered_by) SELECT lpad(seq, 26, '0'), 1, concat('wh_', seq % 5), seq % 4000, 1, seq, 0, 0,"
                + " 'AUTOMATIC' FROM seq_1_to_50000");
        database.execute("ANALYZE TABLE webhooks_delivery");
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
    void waitingWebhooksAreFoundBySkippingThroughTheIndex() throws SQLException {
        assertThat(plan("waiting_webhooks", "''")).contains("index for group-by");
    }

    @Test
    void aLanesHeadIsFoundInTheIndex() throws SQLException {
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

    private static String plan(String name, String... values) throws SQLException {
        String sql = SqlFile.statements("mariadb", Tables.of(null, Tables.DEFAULT_PREFIX))
                .text(name)
                .replaceAll("\\{|\\|.*}", "");
        for (String value : values) {
            sql = sql.replaceFirst("\\?", value);
        }
        return String.join(
                "\n",
                database.query(
                        "EXPLAIN " + sql,
                        row -> row.getString("type") + " " + row.getString("key") + " " + row.getString("Extra")));
    }
}
