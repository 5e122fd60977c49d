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
 * What hangs on a webhook's id and must not outlive it, or another webhook of the same id would inherit it: pending
 * deliveries, the progress of a backfill, the failures by which it is deactivated.
 */
public final class WebhookCleanup {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookCleanup.class);

    private static final int STEP = 500;

    /** How many steps whoever deletes a webhook waits for: a second or so. */
    private static final int MAX_STEPS = 10;

    private final DeliveryQueue queue;
    private final DeliveryLog log;
    private final ManagementStore management;

    /** Puts the parts together. */
    public WebhookCleanup(DeliveryQueue queue, DeliveryLog log, ManagementStore management) {
        this.queue = queue;
        this.log = log;
        this.management = management;
    }

    /**
     * Ends what a webhook leaves behind that is deleted by now: at once as much as does not hold up whoever deleted it,
     * and the rest in the background. Workers cancel it when it is due, and housekeeping when it comes by.
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
     * Ends what an earlier webhook of the same id left behind, before there is another one. Where deliveries tell which
     * of the two they are for, what is left may end later.
     *
     * @param toldApart whether they do
     */
    void endBefore(String webhookId, boolean toldApart) {
        end(webhookId, toldApart ? MAX_STEPS : Integer.MAX_VALUE);
    }

    /** Cancels what is left of webhooks that are gone, and forgets their sequence numbers. */
    public void endOfAll(Predicate<String> exists, BooleanSupplier over) {
        for (String webhookId : queue.webhookIds()) {
            while (!over.getAsBoolean() && !exists.test(webhookId) && queue.cancel(webhookId, STEP, log) == STEP) {
                LOG.debug("Cancelling what is left of webhook {}", webhookId);
            }
        }
    }

    /** Whether nothing is left after a number of steps. */
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
