package org.webhooks4j.jdbc.internal.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.StoredEvent;

/** Stores events and their deliveries, a long list in several bounded statements. */
final class Enqueuer {

    private static final int MAX_ROWS = 1_000;
    private static final int MAX_CHARACTERS = 1_000_000;

    private final QueueSql sql;

    Enqueuer(QueueSql sql) {
        this.sql = sql;
    }

    void enqueue(Connection connection, List<NewEvent> newEvents) throws SQLException {
        List<StoredEvent> events = new ArrayList<>();
        List<NewRow> deliveries = new ArrayList<>();
        int characters = 0;
        for (NewEvent newEvent : newEvents) {
            newEvent.checkTexts();
            events.add(newEvent.event());
            characters += newEvent.event().payload().length();
            for (NewRow delivery : NewRow.of(newEvent)) {
                deliveries.add(delivery);
                if (deliveries.size() == MAX_ROWS) {
                    insert(connection, events, deliveries);
                }
            }
            if (events.size() >= MAX_ROWS || characters >= MAX_CHARACTERS) {
                insert(connection, events, deliveries);
                characters = 0;
            }
        }
        insert(connection, events, deliveries);
    }

    /** For an event with many deliveries, the first part is stored with the event, and each other part by itself. */
    private void insert(Connection connection, List<StoredEvent> events, List<NewRow> deliveries) throws SQLException {
        if (!events.isEmpty() || !deliveries.isEmpty()) {
            sql.insert(connection, events, deliveries);
            events.clear();
            deliveries.clear();
        }
    }
}
