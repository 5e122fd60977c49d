package org.webhooks4j.spi;

import java.util.List;

/**
 * An event to be stored, with a delivery for each webhook that matched.
 *
 * @param event the event
 * @param deliveries at least one
 */
public record NewEvent(StoredEvent event, List<NewDelivery> deliveries) {}
