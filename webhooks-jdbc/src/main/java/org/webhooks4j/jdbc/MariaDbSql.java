package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB executes several statements in one round trip if they form a block; MySQL knows blocks only in stored
 * programs.
 */
final class MariaDbSql extends Sql {

    private final RepeatedStatement events;
    private final RepeatedStatement deliveries;

    MariaDbSql(SqlFile file, int waitingWebhooksPage, Function<String, RowStatement> statement) {
        super(file, waitingWebhooksPage, statement);
        this.events = RepeatedStatement.repeating(file.text("insert_events"));
        this.deliveries = RepeatedStatement.repeating(file.text("insert_deliveries"));
    }

    @Override
    void insert(Connection connection, List<@Nullable Object[]> newEvents, List<@Nullable Object[]> newDeliveries)
            throws SQLException {
        if (newEvents.isEmpty() || newDeliveries.isEmpty()) {
            super.insert(connection, newEvents, newDeliveries);
            return;
        }
        RepeatedStatement.updateBoth(
                connection, "BEGIN NOT ATOMIC %s; %s; END", events, newEvents, deliveries, newDeliveries);
    }
}
