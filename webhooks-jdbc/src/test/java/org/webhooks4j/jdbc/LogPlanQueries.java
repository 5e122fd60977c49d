package org.webhooks4j.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.jdbc.internal.row.Lane;
import org.webhooks4j.jdbc.internal.sql.Tables;

/** What people ask of a long log, page by page. */
final class LogPlanQueries {

    static final int ROWS = 200_000;

    /** How many tallies of attempts each webhook has for each of 200 hours. */
    static final int LATENCIES = 25;

    static final Tables TABLES = Tables.of(null, Tables.DEFAULT_PREFIX);

    static final List<String> COLUMNS = List.of(
            "event_id",
            "ordinal",
            "number",
            "webhook_id",
            "lane",
            "status",
            "event_type",
            "object_type",
            "object_id",
            "occurred_at",
            "attempts",
            "triggered_by",
            "started_at",
            "outcome",
            "total_ns");

    static final String LANE_OF_7 =
            "UPDATE webhooks_log SET lane = " + Lane.numberOf("server", "7") + " WHERE lane = 7";

    private static final long HOUR = 3_600_000;

    private LogPlanQueries() {}

    /** The start and the end of a day in the middle of the tallies. */
    static long[] day() {
        return new long[] {100 * HOUR, 124 * HOUR};
    }

    /** A statement that fills in the tallies, of a table for each of their three numbers. */
    static String tallies(String webhooks, String hours, String latencies) {
        return "INSERT INTO webhooks_tally (webhook_id, start_hour, outcome, latency_ms, attempts, last_at,"
                + " last_status_code) SELECT CONCAT('wh_', w), " + HOUR + " * h, 'DELIVERED', l, 10, " + HOUR
                + " * h, 204 FROM " + webhooks + ", " + hours + ", " + latencies;
    }

    /** The middle of the log, for each way to filter that has an index: wherever somebody pages to. */
    static Stream<DeliveryQuery> pages() {
        DeliveryQuery middle = DeliveryQuery.all().withCursor("msg_0000100000" + "0".repeat(16) + "_1");
        return Stream.of(
                DeliveryQuery.all(),
                middle,
                middle.withOldestFirst(),
                middle.withWebhook("wh_1"),
                middle.withStatus(DeliveryStatus.DEAD),
                middle.withWebhook("wh_0").withStatus(DeliveryStatus.DEAD),
                middle.withObjectType("server").withObjectId("7"),
                DeliveryQuery.all().withFrom(timeOf("50000")).withTo(timeOf("50500")),
                DeliveryQuery.all().withTo(timeOf("150000")));
    }

    /** The time of an event whose id begins with a row's number: ids tell the time in base 32. */
    private static Instant timeOf(String number) {
        return Instant.ofEpochMilli(Long.parseLong(number, 32));
    }
}
