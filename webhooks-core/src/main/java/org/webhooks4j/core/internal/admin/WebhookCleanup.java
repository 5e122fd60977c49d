package org.webhooks4j.core.internal.admin;

import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.StoreException;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.DeliveryQueue;
import org.webhooks4j.spi.ManagementStore;

/**
 * Removes state that belongs to a deleted webhook's id, so that a new webhook with the same id does not inherit it:
 * pending deliveries, backfill progress, and the failure history that leads to deactivation.
 */
public final class WebhookCleanup {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookCleanup.class);

    private static final int STEP = 500;

    /** How many steps the caller that deletes a webhook waits for: about a second. */
    private static final int MAX_STEPS = 10;

    private final DeliveryQueue queue;
    private final DeliveryLog log;
    private final ManagementStore management;

    /** Creates the cleanup. */
    public WebhookCleanup(DeliveryQueue queue, DeliveryLog log, ManagementStore management) {
        this.queue = queue;
        this.log = log;
        this.management = management;
    }

    /**
     * Removes the state of a webhook that has just been deleted. Does a bounded part at once, so that the caller is not
     * delayed; the rest follows in the background. The delivery loop cancels remaining deliveries when they become due,
     * and housekeeping cancels them on its next run.
     */
    void endOf(String webhookId) {
        try {
            if (!end(webhookId, MAX_STEPS)) {
                LOG.info("Webhook {} is deleted; its remaining deliveries are cancelled in the background", webhookId);
            }
        } catch (StoreException e) {
            LOG.warn("Webhook {} is deleted; its pending deliveries are cancelled as they become due", webhookId, e);
        }
    }

    /**
     * Removes the state of an earlier webhook with the same id, before a new one is stored. If deliveries record which
     * of the two webhooks they belong to, the rest may end later.
     *
     * @param toldApart whether deliveries record this
     */
    void endBefore(String webhookId, boolean toldApart) {
        end(webhookId, toldApart ? MAX_STEPS : Integer.MAX_VALUE);
    }

    /** Cancels the remaining deliveries of deleted webhooks and removes their sequence numbers. */
    public void endOfAll(Predicate<String> exists, BooleanSupplier over) {
        for (String webhookId : queue.webhookIds()) {
            while (!over.getAsBoolean() && !exists.test(webhookId) && queue.cancel(webhookId, STEP, log) == STEP) {
                LOG.debug("Cancelling the remaining deliveries of webhook {}", webhookId);
            }
        }
    }

    /** Removes state in up to a number of steps. Returns whether nothing is left. */
    private boolean end(String webhookId, int steps) {
        management.backfills().forget(webhookId);
        management.failures().clear(Set.of(webhookId));
        for (int step = 0; step < steps; step++) {
            if (queue.cancel(webhookId, STEP, log) < STEP) {
                return true;
            }
        }
        return false;
    }
}
