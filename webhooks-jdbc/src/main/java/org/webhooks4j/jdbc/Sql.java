package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The statements that are written differently for each database. Everything else is standard SQL and stands where it is
 * used.
 */
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
     * Statements as the database's file has them.
     *
     * @param waitingWebhooksPage how many rows {@link #waitingWebhooks} gives unless there are no more
     * @param statement how rows get into a statement
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

    /**
     * A condition on a column that any text may stand in: that it is a value, to the letter. MariaDB's collations take
     * blanks at the end for nothing.
     */
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

    /** Gives a row if the connection now has the turn to remove what is old. */
    final String takePurgeTurn() {
        return takePurgeTurn;
    }

    /** Ends that turn, if it does not end with the transaction. */
    final @Nullable String giveUpPurgeTurn() {
        return giveUpPurgeTurn;
    }

    /**
     * Finds whose deliveries are due, and how many of them were looked at: since when they are due, how many to look at
     * at most.
     */
    final String dueWebhooks() {
        return dueWebhooks;
    }

    /**
     * Finds the webhooks after a given one that have a pending delivery, in order of their ids, and whether one of
     * theirs is due. Reads an index entry or two for each webhook, however many deliveries it has.
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

    /** Stores events and deliveries in the order of the lists, of which one may be empty. */
    void insert(Connection connection, List<@Nullable Object[]> events, List<@Nullable Object[]> deliveries)
            throws SQLException {
        rows(StatementName.INSERT_EVENTS).update(connection, events);
        rows(StatementName.INSERT_DELIVERIES).update(connection, deliveries);
    }

    /**
     * Removes those deliveries whose latest claim it is.
     *
     * @param claims event, ordinal, fence, in the order in which everybody locks them
     * @return those that were removed
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
     * @param node who leases them
     * @param until the leases' end
     */
    Leased lease(Connection connection, List<Lease> leases, String node, long until) throws SQLException {
        List<Lease> numbered = Leased.numbered(leases, takeSequences(connection, Leased.lanes(leases)));
        rows(StatementName.LEASE)
                .update(connection, numbered.stream().map(Lease::toRow).toList(), node, until);
        return new Leased(
                numbered, rows(StatementName.EVENTS).query(connection, Leased.events(leases), StoredEvents::read));
    }

    /**
     * Takes sequence numbers.
     *
     * @param lanes webhook, lane, how many, in the order in which everybody locks them
     * @return the last number that was taken for each lane
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
