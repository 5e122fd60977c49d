package org.webhooks4j.core.internal.admin;

import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.StoreException;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.DeliveryQueue;
import org.webhooks4j.spi.ManagementStore;

/**
 * What hangs on a webhook's id and must not outlive it, or another webhook of the same id would inherit it: pending
 * deliveries, the progress of a backfill, the failures by which it is switched off.
 */
public final class Remains {

    private static final Logger LOG = LoggerFactory.getLogger(Remains.class);

    private static final int STEP = 500;

    private final DeliveryQueue queue;
    private final DeliveryLog log;
    private final ManagementStore management;

    /** Puts the parts together. */
    public Remains(DeliveryQueue queue, DeliveryLog log, ManagementStore management) {
        this.queue = queue;
        this.log = log;
        this.management = management;
    }

    /** Ends all that a webhook leaves behind that is deleted by now. What cannot be ended, workers end as it is due. */
    void endOf(String webhookId) {
        try {
            end(webhookId);
        } catch (StoreException e) {
            LOG.warn("Webhook {} is deleted; what was pending of it is cancelled as it becomes due", webhookId, e);
        }
    }

    /**
     * Ends what an earlier webhook of the same id left behind, before there is another one. Nothing is left unless the
     * deletion was cut short, took place behind the engine's back, or met a transaction that was not committed yet.
     */
    void endBefore(String webhookId) {
        end(webhookId);
    }

    private void end(String webhookId) {
        management.backfills().forget(webhookId);
        management.failures().clear(Set.of(webhookId));
        int ended;
        do {
            ended = queue.cancel(webhookId, STEP, log);
        } while (ended == STEP);
    }
}
