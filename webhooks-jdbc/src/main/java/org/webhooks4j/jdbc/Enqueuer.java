package org.webhooks4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.StoreException;
import org.webhooks4j.spi.NewDelivery;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.StoredEvent;

/** Stores events and their deliveries, a long list in several bounded statements. */
final class Enqueuer {

    private static final int MAX_ROWS = 1_000;
    private static final int MAX_CHARACTERS = 1_000_000;

    private final Sql sql;

    Enqueuer(Sql sql) {
        this.sql = sql;
    }

    void enqueue(Connection connection, List<NewEvent> newEvents) throws SQLException {
        List<@Nullable Object[]> events = new ArrayList<>();
        List<@Nullable Object[]> deliveries = new ArrayList<>();
        int characters = 0;
        for (NewEvent newEvent : newEvents) {
            List<@Nullable Object[]> ofEvent = new ArrayList<>();
            add(newEvent, events, ofEvent);
            characters += newEvent.event().payload().length();
            for (@Nullable Object[] delivery : ofEvent) {
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
    private void insert(Connection connection, List<@Nullable Object[]> events, List<@Nullable Object[]> deliveries)
            throws SQLException {
        if (!events.isEmpty() || !deliveries.isEmpty()) {
            sql.insert(connection, events, deliveries);
            events.clear();
            deliveries.clear();
        }
    }

    private static void add(NewEvent newEvent, List<@Nullable Object[]> events, List<@Nullable Object[]> deliveries) {
        newEvent.checkTexts();
        StoredEvent event = newEvent.event();
        String id = DeliveryId.event(event.id());
        long lane = Lane.numberOf(event.objectType(), event.objectId());
        int bytes = event.payloadBytes();
        events.add(StoredEvents.toRow(id, event));
        for (NewDelivery delivery : newEvent.deliveries()) {
            DeliveryId deliveryId = DeliveryId.of(delivery.id());
            if (!deliveryId.event().equals(id)) {
                throw new StoreException("the delivery id '" + delivery.id() + "' does not hold its event's id '"
                        + event.id() + "', from which the store tells it");
            }
            deliveries.add(new @Nullable Object[] {
                id,
                deliveryId.ordinal(),
                delivery.webhookId(),
                lane,
                OrderingMode.of(delivery.ordering(), event.type()),
                delivery.trigger().name(),
                bytes,
                delivery.incarnation()
            });
        }
    }
}
