package org.webhooks4j.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * What sets up a transaction that has begun, if the database has statements for that.
 *
 * @param usual for most transactions
 * @param recording for one that records how deliveries ended, and may claim others
 * @param claiming for one that claims only: a crash of the database may undo it, though it was committed
 * @param joined whether the last two can be sent along with the first statement, with a semicolon between them
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
