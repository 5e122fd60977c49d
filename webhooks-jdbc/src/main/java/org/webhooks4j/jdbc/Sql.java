package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The statements that differ between databases. All others are standard SQL and are written where they are used. */
class Sql {

    private final String now;
    private final TransactionPreambles preambles;
    private final @Nullable String reading;
    private final String sameText;
    private final String dueWebhooks;
    private final String takePurgeTurn;
    private final @Nullable String giveUpPurgeTurn;
    private final String waitingWebhooks;
    private final int waitingWebhooksPage;
    private final Map<StatementName, RowStatement> statements = new EnumMap<>(StatementName.class);

    /**
     * Creates the statements of a database's file.
     *
     * @param waitingWebhooksPage the number of rows of {@link #waitingWebhooks}; fewer mean that there are no more
     * @param statement creates a statement that takes rows
     */
    Sql(SqlFile file, int waitingWebhooksPage, Function<String, RowStatement> statement) {
        this.now = file.text("now");
        this.preambles = TransactionPreambles.of(file);
        this.reading = file.has("reading") ? file.text("reading") : null;
        this.sameText = file.has("same_text") ? file.text("same_text") : "?";
        this.dueWebhooks = file.text("due_webhooks");
        this.takePurgeTurn = file.text("take_purge_turn");
        this.giveUpPurgeTurn = file.has("give_up_purge_turn") ? file.text("give_up_purge_turn") : null;
        this.waitingWebhooks = file.text("waiting_webhooks");
        this.waitingWebhooksPage = waitingWebhooksPage;
        for (StatementName name : StatementName.values()) {
            String key = name.name().toLowerCase(Locale.ROOT);
            if (file.has(key)) {
                statements.put(name, statement.apply(file.text(key)));
            }
        }
    }

    /** An expression for the database's clock, in epoch milliseconds. */
    final String now() {
        return now;
    }

    /** Returns a condition that a text column equals a value exactly. MariaDB's collations ignore trailing blanks. */
    final String isText(String column) {
        return column + " = " + sameText;
    }

    final TransactionPreambles preambles() {
        return preambles;
    }

    /** Prepares a transaction that reads a few of many rows, if the database has a statement for that. */
    final void prepareToRead(Connection connection) throws SQLException {
        if (reading != null) {
            Jdbc.execute(connection, reading);
        }
    }

    /** Returns the query that tries to take the purge lock. The query returns a row on success. */
    final String takePurgeTurn() {
        return takePurgeTurn;
    }

    /** Returns the statement that releases the purge lock, or null if it ends with the transaction. */
    final @Nullable String giveUpPurgeTurn() {
        return giveUpPurgeTurn;
    }

    /**
     * Returns the query that finds the webhooks of due deliveries and counts the deliveries that it looked at: due
     * since when, and the maximum to look at.
     */
    final String dueWebhooks() {
        return dueWebhooks;
    }

    /**
     * Returns the query that finds the webhooks after a given one that have a pending delivery, in order of their ids,
     * and whether one of these is due. It reads one or two index entries per webhook, however many deliveries the
     * webhook has.
     */
    final String waitingWebhooks() {
        return waitingWebhooks;
    }

    final int waitingWebhooksPage() {
        return waitingWebhooksPage;
    }

    final RowStatement rows(StatementName name) {
        RowStatement statement = statements.get(name);
        if (statement == null) {
            throw new IllegalStateException("no statement " + name);
        }
        return statement;
    }

    /** Stores events and deliveries in the order of the lists; either may be empty. */
    void insert(Connection connection, List<@Nullable Object[]> events, List<@Nullable Object[]> deliveries)
            throws SQLException {
        rows(StatementName.INSERT_EVENTS).update(connection, events);
        rows(StatementName.INSERT_DELIVERIES).update(connection, deliveries);
    }

    /**
     * Removes the deliveries of which the claim is the latest.
     *
     * @param claims event, ordinal and fence, in the order in which all transactions lock them
     * @return the removed deliveries
     */
    List<HeldClaim> deleteClaimed(Connection connection, List<@Nullable Object[]> claims) throws SQLException {
        RowStatement atOnce = statements.get(StatementName.DELETE_CLAIMED);
        if (atOnce != null) {
            return atOnce.query(connection, claims, HeldClaim::read);
        }
        List<HeldClaim> current = rows(StatementName.LOCK_CLAIMED).query(connection, claims, HeldClaim::read);
        rows(StatementName.DELETE)
                .update(
                        connection,
                        DeliveryKeys.rows(
                                current.stream().map(claim -> claim.key().id()).toList()));
        return current;
    }

    /**
     * Leases deliveries, takes the sequence numbers they need, and reads their events.
     *
     * @param node the node that leases them
     * @param until the end of the leases
     */
    ClaimResult lease(Connection connection, List<Lease> leases, String node, long until) throws SQLException {
        List<Lease> numbered = ClaimResult.numbered(leases, takeSequences(connection, ClaimResult.lanes(leases)));
        rows(StatementName.LEASE)
                .update(connection, numbered.stream().map(Lease::toRow).toList(), node, until);
        return new ClaimResult(
                numbered, rows(StatementName.EVENTS).query(connection, ClaimResult.events(leases), StoredEvents::read));
    }

    /**
     * Takes sequence numbers.
     *
     * @param lanes webhook, lane and count, in the order in which all transactions lock them
     * @return the last number taken in each lane
     */
    private List<LaneSequence> takeSequences(Connection connection, List<@Nullable Object[]> lanes)
            throws SQLException {
        RowStatement read = statements.get(StatementName.READ_SEQUENCES);
        if (read == null) {
            return rows(StatementName.RAISE_SEQUENCES).query(connection, lanes, LaneSequence::read);
        }
        rows(StatementName.RAISE_SEQUENCES).update(connection, lanes);
        List<@Nullable Object[]> keys = lanes.stream()
                .map(row -> new @Nullable Object[] {row[0], row[1]})
                .toList();
        return read.query(connection, keys, LaneSequence::read);
    }
}
