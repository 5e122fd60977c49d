package org.webhooks4j.jdbc.internal.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.webhooks4j.jdbc.internal.row.LaneSequence;
import org.webhooks4j.jdbc.internal.row.StoredEvents;
import org.webhooks4j.jdbc.internal.sql.RowStatement;
import org.webhooks4j.jdbc.internal.sql.Sql;
import org.webhooks4j.jdbc.internal.sql.SqlFile;
import org.webhooks4j.jdbc.internal.sql.StatementName;
import org.webhooks4j.spi.StoredEvent;

/**
 * The queue's operations of which a database may need fewer round trips, or other statements, than the rest. Here are
 * those of most databases: one statement after the other.
 */
public class QueueSql {

    private final Sql sql;
    private final String dueWebhooks;
    private final String waitingWebhooks;
    private final int waitingWebhooksPage;

    /**
     * Creates the operations of a database's file.
     *
     * @param sql the database's statements
     * @param waitingWebhooksPage the number of rows of {@link #waitingWebhooks}; fewer mean that there are no more
     */
    public QueueSql(SqlFile file, Sql sql, int waitingWebhooksPage) {
        this.sql = sql;
        this.dueWebhooks = file.text("due_webhooks");
        this.waitingWebhooks = file.text("waiting_webhooks");
        this.waitingWebhooksPage = waitingWebhooksPage;
    }

    final <R> RowStatement<R> rows(StatementName<R> name) {
        return sql.rows(name);
    }

    /** Returns the database's statements. */
    public final Sql sql() {
        return sql;
    }

    /**
     * Returns the query that finds the webhooks of due deliveries and counts the deliveries that it looked at: due
     * since when, and the maximum to look at.
     */
    public final String dueWebhooks() {
        return dueWebhooks;
    }

    /**
     * Returns the query that finds the webhooks after a given one that have a pending delivery, in order of their ids,
     * and whether one of these is due. It reads one or two index entries per webhook, however many deliveries the
     * webhook has.
     */
    public final String waitingWebhooks() {
        return waitingWebhooks;
    }

    final int waitingWebhooksPage() {
        return waitingWebhooksPage;
    }

    /** Stores events and deliveries in the order of the lists; either may be empty. */
    public void insert(Connection connection, List<StoredEvent> events, List<NewRow> deliveries) throws SQLException {
        rows(QueueStatements.INSERT_EVENTS).update(connection, events);
        rows(QueueStatements.INSERT_DELIVERIES).update(connection, deliveries);
    }

    /**
     * Removes the deliveries of which the claim is the latest.
     *
     * @param claims the claims in the order in which all transactions lock them
     * @return the removed deliveries
     */
    List<HeldClaim> deleteClaimed(Connection connection, List<ClaimKey> claims) throws SQLException {
        if (sql.has(QueueStatements.DELETE_CLAIMED)) {
            return rows(QueueStatements.DELETE_CLAIMED).query(connection, claims, HeldClaim::read);
        }
        List<HeldClaim> current = rows(QueueStatements.LOCK_CLAIMED).query(connection, claims, HeldClaim::read);
        rows(QueueStatements.DELETE)
                .update(
                        connection,
                        current.stream().map(claim -> claim.key().id()).toList());
        return current;
    }

    /**
     * Leases deliveries, takes the sequence numbers they need, and reads their events.
     *
     * @param node the node that leases them
     * @param until the end of the leases
     */
    public ClaimResult lease(Connection connection, List<Lease> leases, String node, long until) throws SQLException {
        List<Lease> numbered = ClaimResult.numbered(leases, takeSequences(connection, ClaimResult.lanes(leases)));
        rows(QueueStatements.LEASE).update(connection, numbered, node, until);
        return new ClaimResult(
                numbered,
                rows(QueueStatements.EVENTS).query(connection, ClaimResult.events(leases), StoredEvents::read));
    }

    /**
     * Takes sequence numbers.
     *
     * @param lanes lanes and counts, in the order in which all transactions lock them
     * @return the last number taken in each lane
     */
    private List<LaneSequence> takeSequences(Connection connection, List<LaneSequence> lanes) throws SQLException {
        if (!sql.has(QueueStatements.READ_SEQUENCES)) {
            return rows(QueueStatements.RAISE_SEQUENCES).query(connection, lanes, LaneSequence::read);
        }
        rows(QueueStatements.RAISE_SEQUENCES).update(connection, lanes);
        return rows(QueueStatements.READ_SEQUENCES)
                .query(connection, lanes.stream().map(LaneSequence::lane).toList(), LaneSequence::read);
    }
}
