package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.jdbc.internal.dialect.Database;
import org.webhooks4j.jdbc.internal.log.JdbcDeliveryLog;
import org.webhooks4j.jdbc.internal.log.JdbcStatistics;
import org.webhooks4j.jdbc.internal.row.Listing;
import org.webhooks4j.jdbc.internal.sql.Jdbc;

/** Reading the log takes the rows that are shown and hardly more, however long it is. */
class PostgresLogPlanTest {

    private static final Pattern ROWS_READ =
            Pattern.compile("rows=([0-9]+)|Removed by (?:Filter|Index Recheck): ([0-9]+)");

    private static TestDatabase database;
    private static JdbcDeliveryLog log;

    @BeforeAll
    static void fill() throws SQLException {
        database = PostgresServer.NEWEST.newDatabase("log_plans");
        log = (JdbcDeliveryLog) database.store().log();
        database.execute("INSERT INTO webhooks_log (" + String.join(", ", LogPlanQueries.COLUMNS) + ") SELECT"
                + " rpad(lpad(n::text, 10, '0'), 26, '0'), 1, 1, 'wh_' || n % 20, n % 4000, CASE WHEN n % 100 = 0 THEN 'DEAD' ELSE"
                + " 'DELIVERED' END, 'update', 'server', (n % 4000)::text, n, 1, 'AUTOMATIC', n * 1000::bigint,"
                + " 'DELIVERED', 1000000::bigint * (n % 5000) FROM generate_series(1, " + LogPlanQueries.ROWS + ") n");
        database.execute(LogPlanQueries.LANE_OF_7);
        database.execute("VACUUM ANALYZE webhooks_log");
        database.execute(LogPlanQueries.tallies(
                "generate_series(0, 19) w",
                "generate_series(1, 200) h",
                "generate_series(1, " + LogPlanQueries.LATENCIES + ") l"));
        database.execute("VACUUM ANALYZE webhooks_tally");
    }

    @AfterAll
    static void close() {
        if (database != null) {
            database.close();
        }
    }

    static Stream<DeliveryQuery> pages() {
        return LogPlanQueries.pages();
    }

    @ParameterizedTest
    @MethodSource
    void pages(DeliveryQuery page) throws SQLException {
        String plan = plan(page);

        assertThat(plan).doesNotContain("Seq Scan", "Sort");
        assertThat(mostRowsRead(plan)).as(plan).isLessThanOrEqualTo(page.limit() + 1L);
    }

    @Test
    void statisticsComeFromTheIndexes() throws SQLException {
        long[] day = LogPlanQueries.day();
        JdbcStatistics statistics = (JdbcStatistics) log.statistics();

        String dead = explain(statistics.dead, "wh_0", 1000);
        assertThat(dead).contains("webhooks_log_dead");
        assertThat(mostRowsRead(dead)).as(dead).isLessThanOrEqualTo(1000);
        String last = explain(statistics.last, "wh_1", "wh_1");
        assertThat(last).contains("webhooks_tally_pkey").doesNotContain("Seq Scan");
        assertThat(mostRowsRead(last)).as(last).isEqualTo(LogPlanQueries.LATENCIES);
        String tallies = explain(statistics.tallies, "wh_1", day[0], day[1]);
        assertThat(tallies).contains("webhooks_tally_pkey").doesNotContain("Seq Scan");
        assertThat(mostRowsRead(tallies)).as(tallies).isEqualTo(24 * LogPlanQueries.LATENCIES);
        for (String sql : List.of(statistics.outcomes(3), statistics.latencies(3))) {
            String apart = explain(sql, "wh_1", "wh_2", "wh_3", day[0], day[1]);
            assertThat(apart).contains("webhooks_tally_pkey").doesNotContain("Seq Scan");
            assertThat(mostRowsRead(apart)).as(apart).isEqualTo(3 * 24 * LogPlanQueries.LATENCIES);
        }
    }

    private static String plan(DeliveryQuery query) throws SQLException {
        Listing listing = log.listing(query);
        return explain(listing.sql(), listing.values());
    }

    private static String explain(String sql, Object... values) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            Database.of(Dialect.POSTGRESQL).sql(LogPlanQueries.TABLES).prepareToRead(connection);
            return String.join(
                    "\n",
                    Jdbc.query(
                            connection,
                            "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) " + sql,
                            row -> row.getString(1),
                            values));
        }
    }

    private static long mostRowsRead(String plan) {
        Matcher matcher = ROWS_READ.matcher(plan);
        long most = 0;
        while (matcher.find()) {
            most = Math.max(most, Long.parseLong(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)));
        }
        return most;
    }
}
