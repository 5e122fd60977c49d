package org.webhooks4j.jdbc.internal.log;

import org.webhooks4j.jdbc.internal.row.DeliveryId;
import org.webhooks4j.jdbc.internal.sql.Columns;
import org.webhooks4j.jdbc.internal.sql.StatementName;

/** The log's statements. */
public final class LogStatements {

    /** Adds rows whose keys are not in the log yet. */
    static final StatementName<LogRow> APPEND_FIRST_LOG = new StatementName<>("append_first_log", LogRow.COLUMNS);

    /** Adds rows, or replaces the rows of the same keys. */
    static final StatementName<LogRow> APPEND_LOG = new StatementName<>("append_log", LogRow.COLUMNS);

    /** Adds to the tallies of attempts. */
    static final StatementName<AttemptTally> COUNT_ATTEMPTS =
            new StatementName<>("count_attempts", AttemptTally.COLUMNS);

    /** Removes tallies of attempts. */
    static final StatementName<PastTallies> FORGET_TALLIES = new StatementName<>("forget_tallies", PastTallies.COLUMNS);

    /** Clears the terminal status of a delivery's earlier rows. */
    static final StatementName<LogRow> CLEAR_END = new StatementName<>(
            "clear_end",
            Columns.<LogRow>none().part(DeliveryId.COLUMNS, LogRow::id).integer("number", LogRow::number));

    /** Removes terminal rows without an attempt. */
    static final StatementName<DeliveryId> DELETE_BARE_END = new StatementName<>("delete_bare_end", DeliveryId.COLUMNS);

    /** Clears the terminal status of a delivery. */
    static final StatementName<DeliveryId> REOPEN = new StatementName<>("reopen", DeliveryId.COLUMNS);

    /** Removes deliveries. */
    static final StatementName<DeliveryId> DELETE_LOG = new StatementName<>("delete_log", DeliveryId.COLUMNS);

    private LogStatements() {}
}
