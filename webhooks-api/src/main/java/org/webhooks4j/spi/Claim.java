package org.webhooks4j.spi;

import org.webhooks4j.admin.Trigger;

/**
 * A worker's time-limited right to send a delivery.
 *
 * @param deliveryId the delivery's id
 * @param webhookId the webhook's id
 * @param event what to send
 * @param trigger why
 * @param sequence the delivery's place in the row of all deliveries of this object to this webhook, from 1, the same on
 *     every claim; 0 if it is superseded
 * @param attempts how many attempts were completed before
 * @param fence the fencing token: greater than that of any earlier claim of the delivery
 * @param superseded whether a newer update waits in the same lane, so that this delivery is to be completed without
 *     sending
 */
public record Claim(
        String deliveryId,
        String webhookId,
        StoredEvent event,
        Trigger trigger,
        long sequence,
        int attempts,
        long fence,
        boolean superseded) {}
