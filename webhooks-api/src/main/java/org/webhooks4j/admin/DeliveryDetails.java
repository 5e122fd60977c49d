package org.webhooks4j.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Event;

/**
 * All that is known of one delivery.
 *
 * @param delivery the delivery
 * @param event what it carries, or null if the retention time is over or the stored text cannot be read
 * @param attempts the attempts, oldest first
 */
public record DeliveryDetails(Delivery delivery, @Nullable Event event, List<Attempt> attempts) {}
