package org.webhooks4j.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;

/** What people ask of a long log, page by page. */
final class LogPlanQueries {

    static final int ROWS = 200_000;
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

    private LogPlanQueries() {}

    /** The middle of the log, for each way to filter that has an index: wherever somebody pages to. */
    static Stream<DeliveryQuery> pages() {
        DeliveryQuery middle = DeliveryQuery.all().withCursor("msg_00000000000000000000100000_1");
        return Stream.of(
                DeliveryQuery.all(),
                middle,
                middle.withOldestFirst(),
                middle.withWebhook("wh_1"),
                middle.withStatus(DeliveryStatus.DEAD),
                middle.withWebhook("wh_0").withStatus(DeliveryStatus.DEAD),
                middle.withObjectType("server").withObjectId("7"),
                DeliveryQuery.all().withFrom(Instant.ofEpochMilli(50_000)).withTo(Instant.ofEpochMilli(50_500)),
                DeliveryQuery.all().withTo(Instant.ofEpochMilli(150_000)));
    }
}
