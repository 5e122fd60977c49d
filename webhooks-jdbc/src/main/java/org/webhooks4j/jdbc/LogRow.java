package org.webhooks4j.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.AttemptBuilder;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.internal.time.Numbers;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.StoredEvent;

/** Writes and reads the log's entries as rows. */
final class LogRow {

    /** The columns in the order of a row's values. {@code purgeable} is passed as a boolean. */
    static final String COLUMNS = "event_id, ordinal, number, webhook_id, lane, status, event_type, object_type,"
            + " object_id, occurred_at, sequence, attempts, triggered_by, started_at, outcome, status_code, total_ns,"
            + " details, incarnation, purgeable_since";

    static final String ATTEMPT_COLUMNS = "number, triggered_by, started_at, outcome, status_code, total_ns, details";

    private LogRow() {}

    /** Returns the number of a completion's row: its attempt's number, or 0 without an attempt. */
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
        Attempt.Response response = attempt == null ? null : attempt.response();
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
            attempt == null ? null : attempt.outcome().name(),
            response == null ? null : response.statusCode(),
            attempt == null ? null : Jdbc.nanos(attempt.timing().total()),
            attempt == null ? null : AttemptDetails.encode(attempt),
            completion.claim().incarnation(),
            ended && status != DeliveryStatus.DEAD
        };
    }

    static Attempt readAttempt(ResultSet row) throws SQLException {
        @Nullable String outcome = row.getString("outcome");
        @Nullable String details = row.getString("details");
        AttemptBuilder attempt = Attempt.builder()
                .number(row.getInt("number"))
                .trigger(StoredEnums.triggerOf(row.getString("triggered_by")))
                .startedAt(Instant.ofEpochMilli(row.getLong("started_at")))
                .node("")
                .outcome(Objects.requireNonNullElse(StoredEnums.outcomeOf(outcome), Outcome.PROTOCOL_ERROR));
        Duration total = Duration.ofNanos(row.getLong("total_ns"));
        AttemptDetails.decode(details, Jdbc.intOrNull(row, "status_code"), total, attempt);
        return attempt.build();
    }
}
