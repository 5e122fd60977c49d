package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.jdbc.internal.log.JdbcDeliveryLog;
import org.webhooks4j.jdbc.internal.log.JdbcStatistics;
import org.webhooks4j.jdbc.internal.row.Listing;
import org.webhooks4j.jdbc.internal.sql.Jdbc;

/** Reading the log takes the rows that are shown and hardly more, however long it is. */
class MariaDbLogPlanTest {

    private static TestDatabase database;
    private static JdbcDeliveryLog log;

    @BeforeAll
    static void fill() throws SQLException {
        database = MariaDbServer.newDatabase("log_plans");
        log = (JdbcDeliveryLog) database.store().log();
        database.execute("INSERT INTO webhooks_log (" + String.join(", ", LogPlanQueries.COLUMNS) + ") SELECT"
                + " rpad(lpad(seq, 10, '0'), 26, '0'), 1, 1, concat('wh_', seq % 20), seq % 4000, IF(seq % 100 = 0, 'DEAD',"
                + " 'DELIVERED'), 'update', 'server', seq % 4000, seq, 1, 'AUTOMATIC', seq * 1000, 'DELIVERED',"
                + " 1000000 * (seq % 5000) FROM seq_1_to_" + LogPlanQueries.ROWS);
        database.execute(LogPlanQueries.LANE_OF_7);
        database.execute("ANALYZE TABLE webhooks_log");
        database.execute(LogPlanQueries.tallies(
                "(SELECT seq AS w FROM seq_0_to_19) a",
                "(SELECT seq AS h FROM seq_1_to_200) b",
                "(SELECT seq AS l FROM seq_1_to_" + LogPlanQueries.LATENCIES + ") c"));
        database.execute("ANALYZE TABLE webhooks_tally");
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
        Listing listing = log.listing(page);

        // Each row that is shown, the next one, and the last attempt of each, by its key.
        assertThat(rowsRead(listing.sql(), listing.values())).isLessThanOrEqualTo(2L * page.limit() + 4);
    }

    @Test
    void statisticsComeFromTheIndexes() throws SQLException {
        long[] day = LogPlanQueries.day();
        JdbcStatistics statistics = (JdbcStatistics) log.statistics();

        assertThat(rowsRead(statistics.dead, "wh_0", 1000)).isLessThanOrEqualTo(2 * 1000 + 4);
        assertThat(rowsRead(statistics.last, "wh_1", "wh_1")).isLessThanOrEqualTo(3 * LogPlanQueries.LATENCIES);
        // Those of the range, their groups' rows, and each group once more.
        long aDay = 24 * LogPlanQueries.LATENCIES;
        long groups = 3L * Math.max(24, LogPlanQueries.LATENCIES);
        assertThat(rowsRead(statistics.tallies, "wh_1", day[0], day[1])).isLessThanOrEqualTo(aDay + 4);
        for (String sql : List.of(statistics.outcomes(3), statistics.latencies(3))) {
            assertThat(rowsRead(sql, "wh_1", "wh_2", "wh_3", day[0], day[1]))
                    .isLessThanOrEqualTo(3 * 2 * aDay + groups + 4);
        }
    }

    /** How many rows the server's storage was asked for. */
    private static long rowsRead(String sql, Object... values) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            long before = handlerReads(connection);
            assertThat(Jdbc.query(connection, sql, row -> 1, values)).isNotEmpty();
            return handlerReads(connection) - before;
        }
    }

    private static long handlerReads(Connection connection) throws SQLException {
        return Jdbc.query(
                        connection,
                        "SELECT CAST(variable_value AS UNSIGNED) FROM information_schema.session_status WHERE"
                                + " variable_name IN ('Handler_read_first', 'Handler_read_key', 'Handler_read_last',"
                                + " 'Handler_read_next', 'Handler_read_prev', 'Handler_read_rnd')",
                        row -> row.getLong(1))
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
