package org.webhooks4j.spi;

/**
 * Webhooks, events, queue and log that are kept in one place, such as one database. The webhooks and the log can be
 * replaced on their own.
 */
public interface WebhookStore {

    /**
     * The webhooks.
     *
     * @return the repository
     */
    WebhookRepository webhooks();

    /**
     * The events.
     *
     * @return the events that the queue's deliveries carry
     */
    EventStore events();

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

    /**
     * What failed lately.
     *
     * @return the failures by which webhooks are switched off
     */
    EndpointFailures failures();

    /**
     * Checks that the store can be reached and is what it should be. Called when an engine is built.
     *
     * @throws org.webhooks4j.StoreException if not; the message says what to do
     */
    default void validate() {}
}
