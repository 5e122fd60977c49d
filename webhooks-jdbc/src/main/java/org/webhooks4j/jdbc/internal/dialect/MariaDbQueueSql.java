package org.webhooks4j.jdbc.internal.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.webhooks4j.jdbc.internal.queue.NewRow;
import org.webhooks4j.jdbc.internal.queue.QueueSql;
import org.webhooks4j.jdbc.internal.row.StoredEvents;
import org.webhooks4j.jdbc.internal.sql.RepeatedStatement;
import org.webhooks4j.jdbc.internal.sql.Sql;
import org.webhooks4j.jdbc.internal.sql.SqlFile;
import org.webhooks4j.spi.StoredEvent;

/**
 * MariaDB executes several statements in one round trip if they form a block; MySQL knows blocks only in stored
 * programs.
 */
final class MariaDbQueueSql extends QueueSql {

    private final RepeatedStatement<StoredEvent> events;
    private final RepeatedStatement<NewRow> deliveries;

    MariaDbQueueSql(SqlFile file) {
        super(file, new Sql(file, RepeatedStatement::of), 1_000);
        this.events = RepeatedStatement.repeating(file.text("insert_events"), StoredEvents.COLUMNS);
        this.deliveries = RepeatedStatement.repeating(file.text("insert_deliveries"), NewRow.COLUMNS);
    }

    @Override
    public void insert(Connection connection, List<StoredEvent> newEvents, List<NewRow> newDeliveries)
            throws SQLException {
        if (newEvents.isEmpty() || newDeliveries.isEmpty()) {
            super.insert(connection, newEvents, newDeliveries);
            return;
        }
        RepeatedStatement.updateBoth(
                connection, "BEGIN NOT ATOMIC %s; %s; END", events, newEvents, deliveries, newDeliveries);
    }
}
