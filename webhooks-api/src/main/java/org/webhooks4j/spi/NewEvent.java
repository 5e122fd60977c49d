package org.webhooks4j.spi;

import java.util.List;
import org.webhooks4j.StoreException;

/**
 * An event to store, with a delivery for each matching webhook.
 *
 * @param event the event
 * @param deliveries the deliveries, at least one
 */
public record NewEvent(StoredEvent event, List<NewDelivery> deliveries) {

    /**
     * Rejects an event that not every store can hold: a name that is too long, or a name or payload that contains
     * U+0000 or an unpaired surrogate. The engine has already checked names and payload on entry. Stores call this
     * before they write anything, because a database that rejects a row may abort the host's transaction.
     *
     * @throws StoreException if there is such a text; the message does not quote it
     */
    public void checkTexts() {
        EventTexts.check(this);
    }
}
