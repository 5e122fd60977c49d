package org.webhooks4j.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.internal.time.Numbers;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.StoredEvent;

/** Entries of the log as rows. */
final class LogRow {

    /** The columns in the order of a row's values; {@code purgeable} is told the database as a truth value. */
    static final String COLUMNS = "event_id, ordinal, number, webhook_id, lane, status, event_type, object_type,"
            + " object_id, occurred_at, sequence, attempts, triggered_by, started_at, node, outcome, url, address,"
            + " request_headers, body_bytes, body_sha256, status_code, response_headers, response_body,"
            + " response_truncated, connected_ns, first_byte_ns, total_ns, error, next_attempt_at, incarnation, purgeable_since";

    static final String ATTEMPT_COLUMNS = "number, triggered_by, started_at, node, outcome, url, address,"
            + " request_headers, body_bytes, body_sha256, status_code, response_headers, response_body,"
            + " response_truncated, connected_ns, first_byte_ns, total_ns, error, next_attempt_at";

    private static final Attempt.Request NO_REQUEST =
            Attempt.Request.builder().url("").build();

    private LogRow() {}

    /** The number of the row that a completion becomes: its attempt's, or 0 if there was none. */
    static int numberOf(Completion completion) {
        Attempt attempt = completion.attempt();
        return attempt == null ? 0 : attempt.number();
    }

    static @Nullable Object[] of(DeliveryId id, Completion completion) {
        StoredEvent event = completion.claim().event();
        DeliveryStatus status = completion.status();
        boolean ended = status != DeliveryStatus.PENDING;
        long sequence = completion.claim().sequence();
        Attempt attempt = completion.attempt();
        Attempt.Request request = attempt == null ? NO_REQUEST : attempt.request();
        Attempt.Response response = attempt == null ? null : attempt.response();
        Attempt.Timing timing = attempt == null ? null : attempt.timing();
        return new @Nullable Object[] {
            id.event(),
            id.ordinal(),
            numberOf(completion),
            completion.claim().webhookId(),
            Lane.numberOf(event.objectType(), event.objectId()),
            ended ? status.name() : null,
            event.type().value(),
            event.objectType(),
            event.objectId(),
            Numbers.millisOf(event.occurredAt()),
            sequence == 0 ? null : sequence,
            completion.attempts(),
            completion.claim().trigger().name(),
            attempt == null ? null : Numbers.millisOf(attempt.startedAt()),
            attempt == null ? null : Storable.atMost(100, attempt.node()),
            attempt == null ? null : attempt.outcome().name(),
            attempt == null ? null : request.url(),
            Storable.atMost(100, request.address()),
            attempt == null ? null : TextList.encodeMap(request.headers()),
            attempt == null ? null : request.bodyBytes(),
            request.bodySha256(),
            response == null ? null : response.statusCode(),
            response == null ? null : TextList.encodeMultimap(response.headers()),
            response == null ? null : response.body(),
            response == null ? null : response.bodyTruncated(),
            timing == null ? null : Jdbc.nanos(timing.connected()),
            timing == null ? null : Jdbc.nanos(timing.firstByte()),
            timing == null ? null : Jdbc.nanos(timing.total()),
            attempt == null ? null : attempt.error(),
            attempt == null ? null : Jdbc.millis(attempt.nextAttemptAt()),
            completion.claim().incarnation(),
            ended && status != DeliveryStatus.DEAD
        };
    }

    static Attempt readAttempt(ResultSet row) throws SQLException {
        @Nullable String outcome = row.getString("outcome");
        @Nullable String error = row.getString("error");
        return Attempt.builder()
                .number(row.getInt("number"))
                .trigger(Names.triggerOf(row.getString("triggered_by")))
                .startedAt(Instant.ofEpochMilli(row.getLong("started_at")))
                .node(text(row, "node"))
                .outcome(Objects.requireNonNullElse(Names.outcomeOf(outcome), Outcome.PROTOCOL_ERROR))
                .request(readRequest(row))
                .response(readResponse(row))
                .timing(Attempt.Timing.builder()
                        .connected(Jdbc.durationOrNull(row, "connected_ns"))
                        .firstByte(Jdbc.durationOrNull(row, "first_byte_ns"))
                        .total(Duration.ofNanos(row.getLong("total_ns")))
                        .build())
                .error(error)
                .nextAttemptAt(Jdbc.instantOrNull(row, "next_attempt_at"))
                .build();
    }

    private static Attempt.Request readRequest(ResultSet row) throws SQLException {
        @Nullable String address = row.getString("address");
        @Nullable String sha256 = row.getString("body_sha256");
        return Attempt.Request.builder()
                .url(text(row, "url"))
                .address(address)
                .headers(TextList.decodeMap(row.getString("request_headers")))
                .bodyBytes(row.getInt("body_bytes"))
                .bodySha256(sha256)
                .build();
    }

    private static Attempt.@Nullable Response readResponse(ResultSet row) throws SQLException {
        Integer statusCode = Jdbc.intOrNull(row, "status_code");
        return statusCode == null
                ? null
                : Attempt.Response.builder()
                        .statusCode(statusCode)
                        .headers(TextList.decodeMultimap(row.getString("response_headers")))
                        .body(text(row, "response_body"))
                        .bodyTruncated(row.getBoolean("response_truncated"))
                        .build();
    }

    /** A row that somebody else wrote may lack what every row of this class has. */
    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }
}
