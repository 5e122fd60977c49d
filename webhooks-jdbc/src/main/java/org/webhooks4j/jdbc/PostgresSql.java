package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.spi.StoredEvent;

/** PostgreSQL does in one round trip what takes others two. */
final class PostgresSql extends Sql {

    private final ArrayStatement insertAll;
    private final ArrayStatement leaseAndRead;

    PostgresSql(SqlFile file) {
        super(file, 1_000, ArrayStatement::new);
        this.insertAll = new ArrayStatement(file.text("insert_all"));
        this.leaseAndRead = new ArrayStatement(file.text("lease_and_read"));
    }

    @Override
    void insert(Connection connection, List<@Nullable Object[]> events, List<@Nullable Object[]> deliveries)
            throws SQLException {
        insertAll.update(connection, events, deliveries);
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
