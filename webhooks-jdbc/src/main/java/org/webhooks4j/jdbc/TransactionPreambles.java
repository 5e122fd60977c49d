package org.webhooks4j.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * The statements that set up a transaction after its begin; null if the database needs none.
 *
 * @param usual used for most transactions
 * @param recording used for a transaction that records completions and may claim other deliveries
 * @param claiming used for a transaction that only claims: a crash of the database may undo it although it was
 *     committed
 * @param joined whether the last two can be sent along with the first statement, separated by a semicolon
 */
record TransactionPreambles(
        @Nullable String usual,
        @Nullable String recording,
        @Nullable String claiming,
        boolean joined) {

    static TransactionPreambles of(SqlFile file) {
        String usual = file.has("opening") ? file.text("opening") : null;
        if (!file.has("recording")) {
            return new TransactionPreambles(usual, usual, usual, false);
        }
        String recording = usual + ";\n" + file.text("recording");
        return new TransactionPreambles(usual, recording, recording + ";\n" + file.text("claiming"), true);
    }
}
