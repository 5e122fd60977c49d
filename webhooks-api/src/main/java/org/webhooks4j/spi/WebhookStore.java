package org.webhooks4j.spi;

/**
 * Holds webhooks, events, queue and log in one place, such as one database. The webhooks and the log can each be
 * replaced separately.
 *
 * <p>A custom store implements five interfaces, including this one, with fifteen methods in total; all other methods
 * have defaults. The contract tests of {@code webhooks-testkit} verify it.
 *
 * <p>The engine logs {@code toString()} at its start: it should say which database this is, and no secret.
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
     * The attempts and the terminal status of deliveries.
     *
     * @return the log
     */
    DeliveryLog log();

    /**
     * The management data.
     *
     * @return the audit, skip and backfill logs and the endpoint failures; {@link ManagementStore#NONE} unless
     *     overridden
     */
    default ManagementStore management() {
        return ManagementStore.NONE;
    }

    /**
     * Checks that the store can be reached and is set up as expected. Called when an engine is built.
     *
     * @throws org.webhooks4j.StoreException if the check fails; the message says what to do
     */
    default void validate() {}
}
