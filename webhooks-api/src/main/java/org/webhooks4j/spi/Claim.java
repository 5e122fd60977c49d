package org.webhooks4j.spi;

import org.jspecify.annotations.Nullable;
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
 * @param base the first of the updates that this delivery supersedes: what is sent compares with the state before it.
 *     Null if it supersedes none, and if it is itself to be completed without sending
 * @param incarnation the {@link org.webhooks4j.WebhookState#incarnation()} that it is for; 0 for any
 */
public record Claim(
        String deliveryId,
        String webhookId,
        StoredEvent event,
        Trigger trigger,
        long sequence,
        int attempts,
        long fence,
        boolean superseded,
        @Nullable StoredEvent base,
        long incarnation) {

    /**
     * A claim of a delivery that supersedes no other, for any incarnation of its webhook.
     *
     * @param deliveryId the delivery's id
     * @param webhookId the webhook's id
     * @param event what to send
     * @param trigger why
     * @param sequence the delivery's place in the row of those of its lane
     * @param attempts how many attempts were completed before
     * @param fence the fencing token
     * @param superseded whether it is to be completed without sending
     */
    public Claim(
            String deliveryId,
            String webhookId,
            StoredEvent event,
            Trigger trigger,
            long sequence,
            int attempts,
            long fence,
            boolean superseded) {
        this(deliveryId, webhookId, event, trigger, sequence, attempts, fence, superseded, null, 0);
    }

    /**
     * How many bytes of payload there are to send the delivery from, in UTF-8.
     *
     * @return zero or more
     */
    public long payloadBytes() {
        return (long) event.payloadBytes() + (base == null ? 0 : base.payloadBytes());
    }
}
