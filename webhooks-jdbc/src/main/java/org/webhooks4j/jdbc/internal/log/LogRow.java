package org.webhooks4j.jdbc.internal.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.AttemptBuilder;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.internal.time.Numbers;
import org.webhooks4j.jdbc.internal.row.DeliveryId;
import org.webhooks4j.jdbc.internal.row.Lane;
import org.webhooks4j.jdbc.internal.row.StoredEnums;
import org.webhooks4j.jdbc.internal.sql.Columns;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.StoredEvent;

/**
 * What the log keeps of a completion: one of its rows.
 *
 * @param lane the number of the delivery's lane
 * @param details what is only shown of the attempt; null without one
 */
public record LogRow(
        DeliveryId id,
        long lane,
        Completion completion,
        @Nullable String details) {

    /** The columns. {@code purgeable_since} is passed as whether the row may be purged. */
    public static final Columns<LogRow> COLUMNS = Columns.<LogRow>none()
            .part(DeliveryId.COLUMNS, LogRow::id)
            .integer("number", LogRow::number)
            .text("webhook_id", row -> row.completion.claim().webhookId())
            .bigint("lane", LogRow::lane)
            .text("status", row -> row.hasEnded() ? row.completion.status().name() : null)
            .text("event_type", row -> row.event().type().value())
            .text("object_type", row -> row.event().objectType())
            .text("object_id", row -> row.event().objectId())
            .bigint("occurred_at", row -> Numbers.millisOf(row.event().occurredAt()))
            .bigintOrNull("sequence", LogRow::sequence)
            .integer("attempts", row -> row.completion.attempts())
            .text("triggered_by", row -> row.completion.claim().trigger().name())
            .bigintOrNull("started_at", row -> row.ofAttempt(attempt -> Numbers.millisOf(attempt.startedAt())))
            .text("outcome", row -> row.ofAttempt(attempt -> attempt.outcome().name()))
            .integerOrNull("status_code", row -> row.ofAttempt(LogRow::statusCode))
            .bigintOrNull(
                    "total_ns",
                    row -> row.ofAttempt(attempt -> Jdbc.nanos(attempt.timing().total())))
            .text("details", LogRow::details)
            .bigint("incarnation", row -> row.completion.claim().incarnation())
            .bool("purgeable_since", row -> row.hasEnded() && row.completion.status() != DeliveryStatus.DEAD);

    static final String ATTEMPT_COLUMNS = "number, triggered_by, started_at, outcome, status_code, total_ns, details";

    static LogRow of(Completion completion) {
        StoredEvent event = completion.claim().event();
        Attempt attempt = completion.attempt();
        return new LogRow(
                DeliveryId.of(completion.claim().deliveryId()),
                Lane.numberOf(event.objectType(), event.objectId()),
                completion,
                attempt == null ? null : AttemptDetails.encode(attempt));
    }

    /** Returns the row's number: that of its attempt, or 0 without an attempt. */
    int number() {
        Attempt attempt = completion.attempt();
        return attempt == null ? 0 : attempt.number();
    }

    boolean hasEnded() {
        return completion.status() != DeliveryStatus.PENDING;
    }

    /**
     * Returns whether it is the first row of its delivery, which the log does not know yet. Skipping the query for such
     * rows halves the cost of the log.
     */
    boolean isFirst() {
        return number() == 1 && completion.claim().trigger() == Trigger.AUTOMATIC;
    }

    private StoredEvent event() {
        return completion.claim().event();
    }

    private @Nullable Long sequence() {
        long sequence = completion.claim().sequence();
        return sequence == 0 ? null : sequence;
    }

    private <T> @Nullable T ofAttempt(Function<Attempt, @Nullable T> value) {
        Attempt attempt = completion.attempt();
        return attempt == null ? null : value.apply(attempt);
    }

    private static @Nullable Integer statusCode(Attempt attempt) {
        Attempt.Response response = attempt.response();
        return response == null ? null : response.statusCode();
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
