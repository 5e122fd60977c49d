package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webhooks4j.jdbc.internal.dialect.Database;
import org.webhooks4j.jdbc.internal.transaction.TransactionPreambles;

/** The claim reads what it takes and no more, with a million deliveries waiting, nearly all for one webhook. */
class PostgresPlanTest {

    private static final Database POSTGRES = Database.of(Dialect.POSTGRESQL);

    private static TestDatabase database;

    @BeforeAll
    static void fill() throws SQLException {
        database = PostgresServer.NEWEST.newDatabase("plans");
        database.execute("INSERT INTO webhooks_delivery (event_id, ordinal, webhook_id, lane, mode, due_at, attempts,"
                + " fence, triggered_by) SELECT lpad(n::text, 26, '0'), 1, 'wh_' || least(n % 1000, 4), n % 40000, 1, n, 0, 0,"
                + " 'AUTOMATIC' FROM generate_series(1, 1000000) n");
        database.execute("ANALYZE webhooks_delivery");
    }

    @AfterAll
    static void close() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void dueDeliveriesAreFoundInTheIndex() throws SQLException {
        String plan = plan("window", "'{wh_1,wh_2}'", "'{0,0}'", "'{50,50}'");

        assertThat(plan).contains("webhooks_delivery_due").doesNotContain("Seq Scan", "Sort");
        assertThat(rowsOf(plan, "webhooks_delivery_due")).isLessThanOrEqualTo(50);
    }

    @Test
    void aLeaseChangesNoColumnOfAnIndexAndHasRoomInItsPage() throws SQLException {
        List<String> indexed = database.query(
                "SELECT DISTINCT a.attname FROM pg_index i JOIN pg_attribute a"
                        + " ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)"
                        + " WHERE i.indrelid = 'webhooks_delivery'::regclass",
                row -> row.getString(1));
        List<String> options = database.query(
                "SELECT unnest(reloptions) FROM pg_class WHERE oid = 'webhooks_delivery'::regclass",
                row -> row.getString(1));

        assertThat(indexed)
                .contains("due_at", "position")
                .doesNotContain("node", "leased_until", "sequence", "fence", "followed");
        assertThat(options).contains("fillfactor=50");
    }

    @Test
    void theFirstDeliveryOfAnOrderingKeyIsFoundInTheIndex() throws SQLException {
        String plan = plan("lane_heads", "'{wh_1,wh_2}'", "'{1,2}'");

        assertThat(plan).contains("webhooks_delivery_lane").doesNotContain("Seq Scan", "Sort");
    }

    @Test
    void otherOrderingKeysAreFoundBySkippingThroughTheIndex() throws SQLException {
        String plan = plan("other_lanes", "'{wh_4}'", "'{500}'", "'{9223372036854775807}'", "'{100}'");

        assertThat(plan).contains("webhooks_delivery_lane").doesNotContain("Seq Scan");
        assertThat(rowsOf(plan, "webhooks_delivery_lane")).isLessThanOrEqualTo(1);
    }

    @Test
    void nothingThatIsNotDueIsLookedAtToFindWhatIs() throws SQLException {
        String sql =
                POSTGRES.queueSql(POSTGRES.statements(LogPlanQueries.TABLES)).dueWebhooks();
        String none = explain(sql.replaceFirst("\\?", "4000000000000").replaceFirst("\\?", "500"));
        String many = explain(sql.replaceFirst("\\?", "0").replaceFirst("\\?", "500"));

        assertThat(none).contains("webhooks_delivery_time").doesNotContain("Seq Scan");
        assertThat(rowsOf(none, "webhooks_delivery_time")).isZero();
        assertThat(many).contains("webhooks_delivery_time").doesNotContain("Seq Scan");
        assertThat(rowsOf(many, "webhooks_delivery_time")).isEqualTo(500);
    }

    @Test
    void waitingWebhooksAreFoundBySkippingThroughTheIndex() throws SQLException {
        String sql =
                POSTGRES.queueSql(POSTGRES.statements(LogPlanQueries.TABLES)).waitingWebhooks();
        String plan = explain(sql.replace("?", "''"));

        assertThat(plan).contains("webhooks_delivery_due").doesNotContain("Seq Scan");
        assertThat(rowsOf(plan, "webhooks_delivery_due")).isLessThanOrEqualTo(1);
    }

    /** A connection keeps its statements' plans, and most are made when the tables are new. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "window | delivery_due | text[], int8[], int4[] | '{wh_1,wh_2}', '{0,0}', '{50,50}'",
                "lane_heads | delivery_lane | text[], int8[] | '{wh_1,wh_2}', '{1,2}'",
                "other_lanes | delivery_lane | text[], int8[], int8[], int4[] | '{wh_1}', '{1}', '{9}', '{10}'",
                "superseded | delivery_lane | text[], int8[], int8[], int8[] | '{wh_1}', '{1}', '{1}', '{0}'",
                "lane_in_order | delivery_lane | text[], int8[], int4[] | '{wh_1}', '{1}', '{10}'",
                "lock_at_position | delivery_lane | text[], int8[], int8[] | '{wh_1}', '{1}', '{1}'",
                "delete | delivery_pkey | text[], int4[] | '{00000000000000000000000007}', '{1}'",
                "lock_claimed | delivery_pkey | text[], int4[], int8[] | '{00000000000000000000000007}', '{1}', '{0}'",
                "delete_claimed | delivery_pkey | text[], int4[], int8[] | '{00000000000000000000000007}', '{1}', '{0}'",
                "follow | delivery_lane | text[], int8[], int8[] | '{wh_1}', '{1}', '{1}'",
                "promote | delivery_lane | text[], int8[], int8[] | '{wh_1}', '{1}', '{1}'",
                "lease_taking | delivery_pkey | text, int8, int8[], int8[], text[], int4[], int4[] | 'n', 1, '{1}', '{1}',"
                        + " '{00000000000000000000000007}', '{1}', '{0}'",
                "lease_taking | lane_pkey | text, int8, int8[], int8[], text[], int4[], int4[] | 'n', 1, '{1}', '{1}',"
                        + " '{00000000000000000000000007}', '{1}', '{0}'",
                "events | event_pkey | text[] | '{00000000000000000000000007}'",
            })
    void aPlanThatWasMadeOfEmptyTablesReadsNoneWholeLater(String name, String index, String types, String values)
            throws SQLException {
        try (TestDatabase empty = PostgresServer.NEWEST.newDatabase("kept_" + name + "_" + index);
                Connection connection = empty.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(TransactionPreambles.of(POSTGRES.statements(LogPlanQueries.TABLES))
                    .recording());
            statement.execute("PREPARE kept (" + types + ") AS " + numbered(text(name)));
            statement.execute("EXPLAIN EXECUTE kept (" + values + ")");
            try (ResultSet plan = statement.executeQuery("EXPLAIN EXECUTE kept (" + values + ")")) {
                StringBuilder lines = new StringBuilder();
                while (plan.next()) {
                    lines.append(plan.getString(1)).append('\n');
                }
                assertThat(lines).contains("Scan using webhooks_" + index).doesNotContain("Seq Scan", "Sort");
            }
            try (ResultSet plans =
                    statement.executeQuery("SELECT custom_plans FROM pg_prepared_statements WHERE name = 'kept'")) {
                assertThat(plans.next()).isTrue();
                assertThat(plans.getInt(1)).as("custom plans").isZero();
            }
        }
    }

    private static String numbered(String sql) {
        AtomicInteger number = new AtomicInteger();
        return Pattern.compile("\\?").matcher(sql).replaceAll(found -> "\\$" + number.incrementAndGet());
    }

    private static String text(String name) {
        return POSTGRES.statements(LogPlanQueries.TABLES).text(name);
    }

    private static String plan(String name, String... arrays) throws SQLException {
        String sql = text(name);
        for (String array : arrays) {
            sql = sql.replaceFirst("\\?", array);
        }
        return explain(sql);
    }

    private static String explain(String sql) throws SQLException {
        return String.join(
                "\n", database.query("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) " + sql, row -> row.getString(1)));
    }

    /** How many rows an index gave, each time it was asked. */
    private static double rowsOf(String plan, String index) {
        return plan.lines()
                .filter(line -> line.contains(index))
                .mapToDouble(line -> Double.parseDouble(line.replaceFirst(".*rows=([0-9.]+).*", "$1")))
                .max()
                .orElseThrow();
    }
}
