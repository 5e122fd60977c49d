package org.webhooks4j.spi;

import java.util.List;
import org.webhooks4j.StoreException;

/**
 * An event to be stored, with a delivery for each webhook that matched.
 *
 * @param event the event
 * @param deliveries at least one
 */
public record NewEvent(StoredEvent event, List<NewDelivery> deliveries) {

    /**
     * Refuses an event that not every store can hold: a name that is too long, or a name or payload with U+0000 or half
     * of a surrogate pair. The engine has checked them where they entered; stores call this before they write anything,
     * because a database that refuses a row may give up the host's transaction.
     *
     * @throws StoreException if there is such a text; the message does not repeat it
     */
    public void checkTexts() {
        EventTexts.check(this);
    }
}
