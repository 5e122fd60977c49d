package org.webhooks4j.jdbc.internal.transaction;

import org.jspecify.annotations.Nullable;
import org.webhooks4j.jdbc.internal.sql.SqlFile;

/**
 * The statements that set up a transaction after its begin; null if the database needs none.
 *
 * @param usual used for most transactions
 * @param recording used for a transaction that records completions and may claim other deliveries
 * @param claiming used for a transaction that only claims: a crash of the database may undo it although it was
 *     committed
 * @param joined whether the last two can be sent along with the first statement, separated by a semicolon
 */
public record TransactionPreambles(
        @Nullable String usual,
        @Nullable String recording,
        @Nullable String claiming,
        boolean joined) {

    public static TransactionPreambles of(SqlFile file) {
        String usual = file.has("opening") ? file.text("opening") : null;
        if (!file.has("recording")) {
            return new TransactionPreambles(usual, usual, usual, false);
        }
        String recording = usual + ";\n" + file.text("recording");
        return new TransactionPreambles(usual, recording, recording + ";\n" + file.text("claiming"), true);
    }
}
