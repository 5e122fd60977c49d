package org.webhooks4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.WrongSchemaException;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.jdbc.internal.dialect.Database;
import org.webhooks4j.jdbc.internal.row.Lane;
import org.webhooks4j.jdbc.internal.sql.Tables;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.LogStatistics;
import org.webhooks4j.spi.LogStatistics.Summary;
import org.webhooks4j.spi.LogStatistics.Tally;
import org.webhooks4j.spi.SecretCipher;

/**
 * What a schema of version 1 holds survives every later version, on one database. The rows are as that version wrote
 * them.
 */
abstract class UpgradeTests {

    private static final String DELIVERED = "01K00000000000000000000001";
    private static final String DEAD = "01K00000000000000000000002";
    private static final String LEASED = "01K00000000000000000000003";
    private static final String WAITING = "01K00000000000000000000004";

    /** With everything that a list in one column must keep apart from its own signs. */
    private static final String ANSWER = "{\n  \"a\": \"\\n\"\r\n}\n";

    abstract TestDatabase database();

    @Test
    void whatWasThereStillIsAndGoesOn() throws SQLException {
        JdbcStore store = version1("kept_");
        assertThatThrownBy(store::validate)
                .isInstanceOf(WrongSchemaException.class)
                .hasMessageContaining("version 1")
                .hasMessageContaining("JdbcStore.migrate()");

        store.migrate();

        store.validate();
        assertThat(store.webhooks().findAll()).containsExactly(webhook());
        assertThat(store.queue().pending(DeliveryQuery.all()).items())
                .extracting(Delivery::id)
                .containsExactly(id(WAITING), id(LEASED));
        assertThat(store.webhooks().findAll().get(0).state().incarnation()).isEqualTo(1);
        assertThat(store.queue().pending(DeliveryQuery.all()).items())
                .extracting(Delivery::incarnation)
                .containsOnly(0L);
        assertAttemptsAreCounted(store);
        assertPendingDeliveriesGoOn(store);
        assertTheLogIsReadableAndTheDeadAreRedelivered(store);
        assertThat(store.log().purge(Duration.ZERO, 10)).isEqualTo(4);
        assertThat(store.events().purge(Duration.ZERO, 10)).isEqualTo(4);
    }

    @Test
    void nodesMayUpgradeAtTheSameTime() throws Exception {
        JdbcStore store = version1("together1_");
        ExecutorService nodes = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> migrations = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                migrations.add(nodes.submit(store::migrate));
            }
            for (Future<?> migration : migrations) {
                migration.get(1, TimeUnit.MINUTES);
            }
        } finally {
            nodes.shutdownNow();
        }

        store.validate();
        assertThat(store.webhooks().findAll()).hasSize(1);
    }

    @Test
    void anUpgradeThatWasCutShortIsTakenUpAgain() throws SQLException {
        JdbcStore store = version1("short_");
        store.migrate();
        database().execute("DELETE FROM short_schema WHERE version > 1");

        store.migrate();

        store.validate();
        assertThat(store.webhooks().findAll()).hasSize(1);
        assertAttemptsAreCounted(store);
    }

    @Test
    void updatesThatWaitedAreSupersededByTheLastWhichTellsOfThemAll() throws SQLException {
        JdbcStore store = version1("latest_");
        Tables tables = Tables.of(null, "latest_");
        execute(
                tables,
                "UPDATE $delivery SET mode = 2, lane = " + laneOf(WAITING)
                        + ", sequence = NULL, attempts = 0, node = NULL");
        store.migrate();

        Claim first = claim(store).get(0);
        assertThat(first.deliveryId()).isEqualTo(id(LEASED));
        assertThat(first.superseded()).isTrue();
        store.queue().complete(List.of(Completion.ended(first, DeliveryStatus.SUPERSEDED, null)), store.log());

        Claim last = claim(store).get(0);
        assertThat(last.deliveryId()).isEqualTo(id(WAITING));
        assertThat(last.base()).isEqualTo(first.event());
    }

    private static void assertAttemptsAreCounted(JdbcStore store) {
        LogStatistics statistics = store.log().statistics();
        Tally one = Tally.builder()
                .hour(Instant.ofEpochMilli(1764000000050L).truncatedTo(ChronoUnit.HOURS))
                .outcome(Outcome.DELIVERED)
                .latency(Duration.ofMillis(12))
                .attempts(1)
                .build();
        assertThat(statistics.tallies(Set.of("wh_a"), Instant.EPOCH, Instant.MAX))
                .containsExactlyInAnyOrder(
                        one,
                        one.toBuilder().outcome(Outcome.REJECTED).attempts(3).build());
        assertThat(statistics.summaries(Set.of("wh_a"), 10).get("wh_a"))
                .extracting(Summary::dead, Summary::lastAttemptAt)
                .containsExactly(1, Instant.ofEpochMilli(1764000000050L));
    }

    private static void assertPendingDeliveriesGoOn(JdbcStore store) {
        List<Claim> claims = claim(store);
        assertThat(claims).extracting(Claim::deliveryId).containsExactly(id(LEASED), id(WAITING));
        Claim leased = claims.get(0);
        assertThat(leased.sequence()).isEqualTo(2);
        assertThat(leased.attempts()).isEqualTo(1);
        assertThat(leased.fencingToken()).isGreaterThan(3);
        assertThat(leased.event().payload()).isEqualTo("{\"object\":{\"name\":\"web-01\"}}");
        assertThat(claims.get(1).sequence()).isEqualTo(2);
        endAll(store, claims);
    }

    private static void assertTheLogIsReadableAndTheDeadAreRedelivered(JdbcStore store) {
        DeliveryQuery dead = DeliveryQuery.all().withStatus(DeliveryStatus.DEAD);
        Delivery found = store.log().search(dead).items().get(0);
        assertThat(found.id()).isEqualTo(id(DEAD));
        assertThat(found.objectId()).isEqualTo("44");
        assertThat(found.lastStatusCode()).isEqualTo(500);
        assertThat(store.log().attempts(id(DEAD))).extracting(Attempt::number).containsExactly(1, 2);
        assertThat(store.log().attempts(id(DEAD)).get(0))
                .isEqualTo(Attempt.builder()
                        .number(1)
                        .trigger(Trigger.AUTOMATIC)
                        .startedAt(Instant.ofEpochMilli(1764000000050L))
                        .node("node-1")
                        .outcome(Outcome.REJECTED)
                        .request(Attempt.Request.builder()
                                .url("https://example.com/hook")
                                .address("192.0.2.7")
                                .headers(Map.of("webhook-id", "msg\n1"))
                                .bodyBytes(2)
                                .bodySha256("ab".repeat(32))
                                .build())
                        .response(Attempt.Response.builder()
                                .statusCode(503)
                                .headers(Map.of("x-a", List.of("one", "two")))
                                .body(ANSWER)
                                .bodyTruncated(true)
                                .build())
                        .timing(Attempt.Timing.builder()
                                .connected(Duration.ofMillis(1))
                                .firstByte(Duration.ofMillis(9))
                                .total(Duration.ofMillis(12))
                                .build())
                        .error("it said: \\no\n")
                        .nextAttemptAt(Instant.ofEpochMilli(1764000009000L))
                        .build());
        assertThat(store.log().search(DeliveryQuery.all()).items())
                .extracting(Delivery::id)
                .containsExactly(id(WAITING), id(LEASED), id(DEAD), id(DELIVERED));

        store.queue().redeliver(List.of(found), Trigger.MANUAL, store.log());
        List<Claim> again = claim(store);
        assertThat(again).extracting(Claim::deliveryId).containsExactly(id(DEAD));
        assertThat(again.get(0).sequence()).isEqualTo(1);
        assertThat(again.get(0).attempts()).isEqualTo(2);
        endAll(store, again);
    }

    private static List<Claim> claim(JdbcStore store) {
        return store.queue().claim(new ClaimRequest("node-1", 10, 10, Map.of(), Duration.ofHours(1)));
    }

    private static void endAll(JdbcStore store, List<Claim> claims) {
        store.queue()
                .complete(
                        claims.stream()
                                .map(claim -> Completion.ended(claim, DeliveryStatus.CANCELLED, null))
                                .toList(),
                        store.log());
    }

    private static Webhook webhook() {
        return Webhook.to("https://example.com/hook")
                .id("wh_a")
                .name("Inventory")
                .on(EventType.CREATE, EventType.UPDATE)
                .objectTypes("server")
                .header("Authorization", "Bearer t0ken")
                .signedWith(SigningKey.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
                .build();
    }

    /** A store whose tables are those of version 1, with one of everything in them. */
    private JdbcStore version1(String prefix) throws SQLException {
        Tables tables = Tables.of(null, prefix);
        execute(tables, "CREATE TABLE $schema (version INT NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL)");
        for (String part :
                Database.of(database().dialect()).script("001-create.sql").split(";\\s*(\n|$)", -1)) {
            if (!part.isBlank()) {
                execute(tables, part);
            }
        }
        execute(tables, "INSERT INTO $schema (version, applied_at) VALUES (1, 1764000000000)");
        execute(
                tables,
                "INSERT INTO $webhook (id, name, url, event_types, active, object_types, ignore_origins, exclude, headers,"
                        + " format, ordering, signing_keys, updated_at) VALUES ('wh_a', 'Inventory',"
                        + " 'https://example.com/hook', 'create\nupdate\n', TRUE, 'server\n', '', '',"
                        + " 'Authorization\nBearer t0ken\n', 'standard', 'PER_OBJECT',"
                        + " 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n\n', 1764000000000)");
        for (String event : List.of(DELIVERED, DEAD, LEASED, WAITING)) {
            execute(
                    tables,
                    "INSERT INTO $event (id, type, object_type, object_id, occurred_at, payload) VALUES ('" + event
                            + "', 'update', 'server', '" + object(event)
                            + "', 1764000000000, '{\"object\":{\"name\":\"web-01\"}}')");
        }
        delivery(tables, LEASED, "2", 1, "'gone'", 3);
        delivery(tables, WAITING, "NULL", 2, "NULL", 0);
        lane(tables, LEASED, 2);
        lane(tables, WAITING, 1);
        lane(tables, DEAD, 1);
        log(tables, DELIVERED, 1, "'DELIVERED'", "1764000000100", 204);
        log(tables, DEAD, 1, "NULL", "NULL", 503);
        log(tables, DEAD, 2, "'DEAD'", "NULL", 500);
        log(tables, LEASED, 1, "NULL", "NULL", 503);
        return JdbcStore.on(database().dataSource())
                .tablePrefix(prefix)
                .cipher(SecretCipher.none())
                .build();
    }

    private void delivery(Tables tables, String event, String sequence, int dueAt, String node, int fence)
            throws SQLException {
        execute(
                tables,
                "INSERT INTO $delivery (event_id, ordinal, webhook_id, lane, mode, due_at, sequence, attempts, fence, node,"
                        + " triggered_by) VALUES ('" + event + "', 1, 'wh_a', " + laneOf(event) + ", 1, " + dueAt + ", "
                        + sequence + ", " + (fence == 0 ? 0 : 1) + ", " + fence + ", " + node + ", 'AUTOMATIC')");
    }

    private void lane(Tables tables, String event, int last) throws SQLException {
        execute(
                tables,
                "INSERT INTO $lane (webhook_id, lane, last_sequence) VALUES ('wh_a', " + laneOf(event) + ", " + last
                        + ")");
    }

    private void log(Tables tables, String event, int number, String status, String purgeableSince, int code)
            throws SQLException {
        execute(
                tables,
                "INSERT INTO $log (event_id, ordinal, number, webhook_id, lane, status, purgeable_since, event_type,"
                        + " object_type, object_id, occurred_at, sequence, attempts, triggered_by, started_at, node, outcome,"
                        + " url, address, request_headers, body_bytes, body_sha256, status_code, response_headers,"
                        + " response_body, response_truncated, connected_ns, first_byte_ns, total_ns, error,"
                        + " next_attempt_at)"
                        + " VALUES ('" + event + "', 1, " + number + ", 'wh_a', " + laneOf(event) + ", " + status + ", "
                        + purgeableSince + ", 'update', 'server', '" + object(event) + "', 1764000000000, 1, " + number
                        + ", 'AUTOMATIC', 1764000000050, 'node-1', '" + (code == 204 ? "DELIVERED" : "REJECTED")
                        + "', 'https://example.com/hook', '192.0.2.7', " + text("webhook-id\nmsg\\n1\n") + ", 2, '"
                        + "ab".repeat(32) + "', " + code + ", " + text("x-a\none\nx-a\ntwo\n") + ", "
                        + text(ANSWER) + ", TRUE, 1000000, 9000000, 12000000, " + text("it said: \\no\n")
                        + ", 1764000009000)");
    }

    /** A text of any characters, whatever the database makes of a backslash in quotes. */
    private String text(String value) {
        boolean escapes = database().dialect() == Dialect.MARIADB || database().dialect() == Dialect.MYSQL;
        return "'" + (escapes ? value.replace("\\", "\\\\") : value) + "'";
    }

    private void execute(Tables tables, String sql) throws SQLException {
        database().execute(tables.resolve(sql));
    }

    private static String object(String event) {
        return "4" + (Integer.parseInt(event.substring(25)) + 2);
    }

    private static long laneOf(String event) {
        return Lane.numberOf("server", object(event));
    }

    private static String id(String event) {
        return "msg_" + event + "_1";
    }
}
