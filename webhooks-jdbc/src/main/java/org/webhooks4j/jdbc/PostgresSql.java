package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PostgreSQL needs one round trip where other databases need two. */
final class PostgresSql extends Sql {

    private static final int EVENT_COLUMNS = 8;
    private static final int DELIVERY_COLUMNS = 8;

    private final String insertForOne;
    private final ArrayStatement insertOne;
    private final ArrayStatement insertAll;
    private final ArrayStatement takeLeaseAndRead;
    private final ArrayStatement takeLeaseReadAndFlush;

    PostgresSql(SqlFile file) {
        super(file, 1_000, ArrayStatement::new);
        this.insertForOne = file.text("insert_for_one");
        this.insertOne = new ArrayStatement(file.text("insert_one"));
        this.insertAll = new ArrayStatement(file.text("insert_all"));
        String leasing =
                String.join(";\n", file.text("raise_sequences"), file.text("lease_taking"), file.text("events"));
        this.takeLeaseAndRead = new ArrayStatement(leasing);
        this.takeLeaseReadAndFlush = new ArrayStatement(file.text("flushed") + ";\n" + leasing);
    }

    @Override
    void insert(Connection connection, List<@Nullable Object[]> events, List<@Nullable Object[]> deliveries)
            throws SQLException {
        if (events.size() == 1 && deliveries.size() == 1) {
            @Nullable Object[] event = events.get(0);
            @Nullable Object[] delivery = deliveries.get(0);
            @Nullable Object[] values = Arrays.copyOf(event, event.length + delivery.length);
            System.arraycopy(delivery, 0, values, event.length, delivery.length);
            Jdbc.update(connection, insertForOne, values);
        } else if (events.size() == 1 && !deliveries.isEmpty()) {
            insertOne(connection, events.get(0), deliveries);
        } else {
            insertAll.update(connection, events, EVENT_COLUMNS, deliveries, DELIVERY_COLUMNS);
        }
    }

    /** The host's transaction gets a new plan each time, and single values are planned faster than lists. */
    private void insertOne(Connection connection, @Nullable Object[] event, List<@Nullable Object[]> deliveries)
            throws SQLException {
        @Nullable Object[] first = deliveries.get(0);
        @Nullable Object[] scalars = Arrays.copyOf(event, event.length + 3);
        scalars[event.length] = first[0];
        scalars[event.length + 1] = first[3];
        scalars[event.length + 2] = first[6];
        List<@Nullable Object[]> rows = deliveries.stream()
                .map(row -> new @Nullable Object[] {row[1], row[2], row[4], row[5], row[7]})
                .toList();
        insertOne.update(connection, rows, scalars);
    }

    @Override
    ClaimResult lease(Connection connection, List<Lease> leases, String node, long until) throws SQLException {
        if (leases.isEmpty()) {
            return new ClaimResult(leases, List.of());
        }
        ArrayStatement leasing =
                leases.stream().anyMatch(Lease::takesANumberByChance) ? takeLeaseReadAndFlush : takeLeaseAndRead;
        try (PreparedStatement statement = leasing.prepare(connection)) {
            // A host's default fetch size could split the first part's result. Its rows would then be incomplete, and
            // its
            // writes invisible, when the second part is executed.
            statement.setFetchSize(0);
            leasing.bind(statement, 1, 0, 3, ClaimResult.lanes(leases));
            int next = Jdbc.bind(statement, 4, node, until);
            List<@Nullable Object[]> rows =
                    leases.stream().map(Lease::toNumberedRow).toList();
            next += leasing.bind(statement, next, 3, 5, rows);
            leasing.bind(statement, next, 8, 1, ClaimResult.events(leases));
            List<LaneSequence> taken = Jdbc.read(statement, LaneSequence::read);
            return new ClaimResult(ClaimResult.numbered(leases, taken), Jdbc.readNext(statement, StoredEvents::read));
        }
    }
}
