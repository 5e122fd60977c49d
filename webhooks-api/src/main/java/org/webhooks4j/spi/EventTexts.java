package org.webhooks4j.spi;

import org.webhooks4j.StoreException;
import org.webhooks4j.internal.text.CleanText;

/** Checks that every store can hold the texts of an event. */
final class EventTexts {

    private static final int MAX_ID_LENGTH = 40;
    private static final int MAX_WEBHOOK_ID_LENGTH = 64;
    private static final int MAX_OBJECT_TYPE_LENGTH = 100;
    private static final int MAX_OBJECT_ID_LENGTH = 200;

    private EventTexts() {}

    static void check(NewEvent newEvent) {
        StoredEvent event = newEvent.event();
        check(event, "id", event.id(), MAX_ID_LENGTH);
        check(event, "object's type", event.objectType(), MAX_OBJECT_TYPE_LENGTH);
        check(event, "object's id", event.objectId(), MAX_OBJECT_ID_LENGTH);
        check(event, "origin", event.origin() == null ? "" : event.origin(), Integer.MAX_VALUE);
        check(event, "payload", event.payload(), Integer.MAX_VALUE);
        for (NewDelivery delivery : newEvent.deliveries()) {
            check(event, "delivery's id", delivery.id(), MAX_ID_LENGTH);
            check(event, "webhook's id", delivery.webhookId(), MAX_WEBHOOK_ID_LENGTH);
        }
    }

    private static void check(StoredEvent event, String what, String text, int maxLength) {
        String fault = text.length() > maxLength
                ? "has " + text.length() + " characters, more than " + maxLength
                : CleanText.fault(text);
        if (fault != null) {
            throw new StoreException(
                    "the event '" + CleanText.clean(event.id()) + "' cannot be stored: its " + what + " " + fault);
        }
    }
}
