package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.spi.StoredEvent;

/** PostgreSQL does in one round trip what takes others two. */
final class PostgresSql extends Sql {

    private final String insertForOne;
    private final ArrayStatement insertOne;
    private final ArrayStatement insertAll;
    private final ArrayStatement leaseAndRead;

    PostgresSql(SqlFile file) {
        super(file, 1_000, ArrayStatement::new);
        this.insertForOne = file.text("insert_for_one");
        this.insertOne = new ArrayStatement(file.text("insert_one"));
        this.insertAll = new ArrayStatement(file.text("insert_all"));
        this.leaseAndRead = new ArrayStatement(file.text("lease_and_read"));
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
            insertAll.update(connection, events, deliveries);
        }
    }

    /** In the host's transaction a plan is made anew each time, and for values it is made sooner than for lists. */
    private void insertOne(Connection connection, @Nullable Object[] event, List<@Nullable Object[]> deliveries)
            throws SQLException {
        @Nullable Object[] first = deliveries.get(0);
        @Nullable Object[] scalars = Arrays.copyOf(event, event.length + 2);
        scalars[event.length] = first[0];
        scalars[event.length + 1] = first[3];
        List<@Nullable Object[]> rows = deliveries.stream()
                .map(row -> new @Nullable Object[] {row[1], row[2], row[4], row[5]})
                .toList();
        insertOne.update(connection, rows, scalars);
    }

    @Override
    List<StoredEvent> lease(
            Connection connection,
            List<@Nullable Object[]> leases,
            List<@Nullable Object[]> events,
            String node,
            long until)
            throws SQLException {
        return leases.isEmpty()
                ? List.of()
                : leaseAndRead.query(connection, leases, events, StoredEvents::read, node, until);
    }
}
