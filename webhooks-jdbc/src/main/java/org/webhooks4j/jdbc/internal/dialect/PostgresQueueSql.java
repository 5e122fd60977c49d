package org.webhooks4j.jdbc.internal.dialect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.webhooks4j.jdbc.internal.queue.ClaimResult;
import org.webhooks4j.jdbc.internal.queue.Lease;
import org.webhooks4j.jdbc.internal.queue.NewRow;
import org.webhooks4j.jdbc.internal.queue.QueueSql;
import org.webhooks4j.jdbc.internal.queue.QueueStatements;
import org.webhooks4j.jdbc.internal.row.LaneSequence;
import org.webhooks4j.jdbc.internal.row.StoredEvents;
import org.webhooks4j.jdbc.internal.sql.ArrayStatement;
import org.webhooks4j.jdbc.internal.sql.Jdbc;
import org.webhooks4j.jdbc.internal.sql.Sql;
import org.webhooks4j.jdbc.internal.sql.SqlFile;
import org.webhooks4j.spi.StoredEvent;

/** PostgreSQL needs one round trip where other databases need two. */
final class PostgresQueueSql extends QueueSql {

    private final String insertForOne;
    private final String insertOne;
    private final String insertAll;
    private final String takeLeaseAndRead;
    private final String takeLeaseReadAndFlush;

    PostgresQueueSql(SqlFile file) {
        super(file, new Sql(file, ArrayStatement::new), 1_000);
        this.insertForOne = file.text("insert_for_one");
        this.insertOne = file.text("insert_one");
        this.insertAll = file.text("insert_all");
        this.takeLeaseAndRead =
                String.join(";\n", file.text("raise_sequences"), file.text("lease_taking"), file.text("events"));
        this.takeLeaseReadAndFlush = file.text("flushed") + ";\n" + takeLeaseAndRead;
    }

    /** The host's transaction gets a new plan each time, and single values are planned faster than lists. */
    @Override
    public void insert(Connection connection, List<StoredEvent> events, List<NewRow> deliveries) throws SQLException {
        boolean ofOneEvent = events.size() == 1 && !deliveries.isEmpty();
        boolean single = ofOneEvent && deliveries.size() == 1;
        try (PreparedStatement statement =
                connection.prepareStatement(single ? insertForOne : ofOneEvent ? insertOne : insertAll)) {
            if (single) {
                int next = StoredEvents.COLUMNS.bind(statement, 1, events.get(0));
                NewRow.COLUMNS.bind(statement, next, deliveries.get(0));
            } else if (ofOneEvent) {
                NewRow first = deliveries.get(0);
                int next = StoredEvents.COLUMNS.bind(statement, 1, events.get(0));
                next = Jdbc.bind(
                        statement, next, first.id().event(), first.lane().number(), first.bytes());
                NewRow.TARGET.bindArrays(statement, next, deliveries);
            } else {
                int next = StoredEvents.COLUMNS.bindArrays(statement, 1, events);
                NewRow.COLUMNS.bindArrays(statement, next, deliveries);
            }
            statement.executeUpdate();
        }
    }

    @Override
    public ClaimResult lease(Connection connection, List<Lease> leases, String node, long until) throws SQLException {
        if (leases.isEmpty()) {
            return new ClaimResult(leases, List.of());
        }
        boolean flushed = leases.stream().anyMatch(Lease::takesANumberByChance);
        try (PreparedStatement statement =
                connection.prepareStatement(flushed ? takeLeaseReadAndFlush : takeLeaseAndRead)) {
            // A host's default fetch size could split the first part's result. Its rows would then be incomplete, and
            // its writes invisible, when the second part is executed.
            statement.setFetchSize(0);
            int next = QueueStatements.RAISE_SEQUENCES.columns().bindArrays(statement, 1, ClaimResult.lanes(leases));
            next = Jdbc.bind(statement, next, node, until);
            next = Lease.NUMBERED.bindArrays(statement, next, leases);
            QueueStatements.EVENTS.columns().bindArrays(statement, next, ClaimResult.events(leases));
            List<LaneSequence> taken = Jdbc.read(statement, LaneSequence::read);
            return new ClaimResult(ClaimResult.numbered(leases, taken), Jdbc.readNext(statement, StoredEvents::read));
        }
    }
}
