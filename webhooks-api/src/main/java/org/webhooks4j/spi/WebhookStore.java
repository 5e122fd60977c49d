package org.webhooks4j.spi;

/** Repository, queue and log that are kept in one place, such as one database. Each can be replaced on its own. */
public interface WebhookStore {

    /**
     * The webhooks.
     *
     * @return the repository
     */
    WebhookRepository webhooks();

    /**
     * The pending deliveries.
     *
     * @return the queue
     */
    DeliveryQueue queue();

    /**
     * The executions.
     *
     * @return the log
     */
    DeliveryLog log();
}
