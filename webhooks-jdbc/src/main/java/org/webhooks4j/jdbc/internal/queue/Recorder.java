package org.webhooks4j.jdbc.internal.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.webhooks4j.StoreException;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.jdbc.internal.transaction.Failures;
import org.webhooks4j.jdbc.internal.transaction.Transactions;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.ClaimRequest;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;

/**
 * Records completions in one transaction. If the database refuses a value of one of them, such as an unknown character,
 * a text that is too long, or a row that a trigger or constraint of the host rejects, it records them in smaller and
 * smaller transactions. A completion that is still refused by itself is recorded with the values that can be stored, at
 * worst without a log entry: its receiver must not get it again and again, and the others must not wait for it.
 */
final class Recorder {

    private static final Logger LOG = LoggerFactory.getLogger("org.webhooks4j.jdbc");

    private static final String AIM = "complete deliveries";

    /** The maximum number of rows per statement. */
    private static final int STEP = 500;

    private final Transactions transactions;
    private final Completer completer;
    private final Claimer claimer;

    /** The kinds of refusals that were reported; each kind is reported once. */
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    Recorder(Transactions transactions, Completer completer, Claimer claimer) {
        this.transactions = transactions;
        this.completer = completer;
        this.claimer = claimer;
    }

    /** Records completions, and claims their successors unless the database refused some of them. */
    List<Claim> record(List<Completion> completions, DeliveryLog log, @Nullable ClaimRequest next) {
        try {
            return atOnce(completions, log, next);
        } catch (StoreException e) {
            if (!mayBeOfOneRow(e)) {
                throw e;
            }
            inParts(completions, log);
            return List.of();
        }
    }

    private List<Claim> atOnce(List<Completion> completions, DeliveryLog log, @Nullable ClaimRequest next) {
        return transactions.recording(AIM, connection -> {
            Set<LaneHead> promoted = complete(connection, completions, log);
            return next == null ? List.of() : claimer.claim(connection, next, promoted);
        });
    }

    private void part(List<Completion> completions, @Nullable DeliveryLog log) {
        transactions.recordingPart(AIM, connection -> {
            complete(connection, completions, log);
            return completions.size();
        });
    }

    private Set<LaneHead> complete(Connection connection, List<Completion> completions, @Nullable DeliveryLog log)
            throws SQLException {
        Set<LaneHead> promoted = new LinkedHashSet<>();
        for (int from = 0; from < completions.size(); from += STEP) {
            List<Completion> step = completions.subList(from, Math.min(completions.size(), from + STEP));
            promoted.addAll(completer.complete(connection, step, log));
        }
        return promoted;
    }

    private void inParts(List<Completion> completions, DeliveryLog log) {
        try {
            part(completions, log);
        } catch (StoreException e) {
            if (!mayBeOfOneRow(e)) {
                throw e;
            }
            int half = completions.size() / 2;
            if (half == 0) {
                alone(completions.get(0), log, e);
            } else {
                inParts(completions.subList(0, half), log);
                inParts(completions.subList(half, completions.size()), log);
            }
        }
    }

    /**
     * Returns whether a single row may have caused the failure. After a packet that is too large, MariaDB drops the
     * connection but accepts a new one.
     */
    private boolean mayBeOfOneRow(StoreException failure) {
        return Failures.mayBeOfOneRow(failure) || (Failures.isLostConnection(failure) && answers());
    }

    private boolean answers() {
        try {
            transactions.own(
                    "ask the database", connection -> Jdbc.query(connection, "SELECT 1", row -> row.getInt(1)));
            return true;
        } catch (StoreException e) {
            return false;
        }
    }

    private void alone(Completion completion, DeliveryLog log, StoreException refusal) {
        for (Completion reduced : ReducedEntry.of(completion)) {
            try {
                part(List.of(reduced), log);
                report(completion, "with a part of its log entry", refusal);
                return;
            } catch (StoreException e) {
                if (!mayBeOfOneRow(e)) {
                    throw e;
                }
            }
        }
        part(List.of(completion), null);
        report(completion, "without its log entry", refusal);
    }

    private void report(Completion completion, String how, StoreException refusal) {
        Level level = reported.add(how + Failures.stateOf(refusal)) ? Level.WARN : Level.DEBUG;
        // The log line omits the cause, which may quote the row.
        LOG.atLevel(level)
                .log(
                        "delivery {} was recorded {}, because the database refused the whole with SQLSTATE {};"
                                + " more of this kind are recorded alike, without a word",
                        completion.claim().deliveryId(),
                        how,
                        Failures.stateOf(refusal));
    }
}
