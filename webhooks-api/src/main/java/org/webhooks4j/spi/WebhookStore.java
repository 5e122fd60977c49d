package org.webhooks4j.spi;

/**
 * Webhooks, events, queue and log that are kept in one place, such as one database. The webhooks and the log can be
 * replaced on their own.
 *
 * <p>A store of a host's own implements five interfaces, this one included, with fifteen methods in all; every other
 * method has a default. The contract tests of {@code webhooks-testkit} check what it does.
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
     * What management remembers beside them.
     *
     * @return the audit, skip and backfill logs; unless overridden, {@link ManagementStore#NONE}
     */
    default ManagementStore management() {
        return ManagementStore.NONE;
    }

    /**
     * Checks that the store can be reached and is what it should be. Called when an engine is built.
     *
     * @throws org.webhooks4j.StoreException if not; the message says what to do
     */
    default void validate() {}
}
