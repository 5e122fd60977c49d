package org.webhooks4j.jdbc.internal.queue;

import java.util.ArrayList;
import java.util.List;
import org.webhooks4j.StoreException;
import org.webhooks4j.jdbc.internal.row.DeliveryId;
import org.webhooks4j.jdbc.internal.row.Lane;
import org.webhooks4j.jdbc.internal.sql.Columns;
import org.webhooks4j.spi.NewDelivery;
import org.webhooks4j.spi.NewEvent;
import org.webhooks4j.spi.StoredEvent;

/**
 * A delivery that enters the queue.
 *
 * @param mode see {@link OrderingMode}
 * @param bytes the size of its event's payload
 */
public record NewRow(DeliveryId id, Lane lane, int mode, String trigger, int bytes, long incarnation) {

    /** All of its columns. */
    public static final Columns<NewRow> COLUMNS = Columns.<NewRow>none()
            .part(DeliveryId.COLUMNS, NewRow::id)
            .part(Lane.COLUMNS, NewRow::lane)
            .integer("mode", NewRow::mode)
            .text("triggered_by", NewRow::trigger)
            .integer("payload_bytes", NewRow::bytes)
            .bigint("incarnation", NewRow::incarnation);

    /** Those that differ between the deliveries of an event. */
    public static final Columns<NewRow> TARGET = Columns.<NewRow>none()
            .integer("ordinal", row -> row.id.ordinal())
            .text("webhook_id", row -> row.lane.webhookId())
            .integer("mode", NewRow::mode)
            .text("triggered_by", NewRow::trigger)
            .bigint("incarnation", NewRow::incarnation);

    /** Returns the rows of an event's deliveries. What they share is computed once, however many there are. */
    static List<NewRow> of(NewEvent newEvent) {
        StoredEvent event = newEvent.event();
        String key = DeliveryId.event(event.id());
        long objectNumber = Lane.numberOf(event.objectType(), event.objectId());
        int bytes = event.payloadBytes();
        List<NewRow> rows = new ArrayList<>();
        for (NewDelivery delivery : newEvent.deliveries()) {
            DeliveryId id = DeliveryId.of(delivery.id());
            if (!id.event().equals(key)) {
                throw new StoreException("the delivery id '" + delivery.id() + "' does not hold its event's id '"
                        + event.id() + "', from which the store tells it");
            }
            rows.add(new NewRow(
                    id,
                    new Lane(delivery.webhookId(), objectNumber),
                    OrderingMode.of(delivery.ordering(), event.type()),
                    delivery.trigger().name(),
                    bytes,
                    delivery.incarnation()));
        }
        return rows;
    }
}
