package org.webhooks4j.spi;

import java.util.List;
import java.util.Optional;
import org.webhooks4j.StoreException;
import org.webhooks4j.Webhook;

/**
 * Where webhooks are kept. A host that has a table of its own implements {@link #findAll()} over its DAO; with the two
 * writing methods as well, the webhooks can be managed through {@link org.webhooks4j.admin.WebhookAdmin}.
 *
 * <p>Called from any thread, outside of the host's transactions. The engine keeps what it read for the refresh
 * interval, one second unless configured, so a change made behind its back takes that long to be noticed.
 */
public interface WebhookRepository {

    /**
     * All webhooks, active or not.
     *
     * @return the webhooks, in any order
     * @throws StoreException if they cannot be read
     */
    List<Webhook> findAll();

    /**
     * One webhook.
     *
     * @param id its id
     * @return the webhook, or empty
     * @throws StoreException if it cannot be read
     */
    default Optional<Webhook> findById(String id) {
        return findAll().stream().filter(webhook -> webhook.id().equals(id)).findFirst();
    }

    /**
     * Adds a webhook, or replaces the one of the same id.
     *
     * @param webhook the webhook, which keeps all rules
     * @throws UnsupportedOperationException if webhooks are managed elsewhere, as they are unless this is overridden
     * @throws StoreException if it cannot be stored
     */
    default void save(Webhook webhook) {
        throw new UnsupportedOperationException("this repository only reads webhooks; manage them where they are kept");
    }

    /**
     * Switches off a webhook because of its receiver's answers, and changes nothing else of it. Stores that several
     * nodes share override it, so that of nodes that call it in the same moment only one is told true.
     *
     * @param id its id
     * @param reason why, for {@link Webhook#inactiveReason()}
     * @return whether it was active until now
     * @throws UnsupportedOperationException if webhooks are managed elsewhere, as they are unless {@link #save} is
     *     overridden
     * @throws StoreException if it cannot be stored
     */
    default boolean switchOff(String id, String reason) {
        Webhook webhook = findById(id).orElse(null);
        if (webhook == null || !webhook.active()) {
            return false;
        }
        save(Webhook.copyOf(webhook).inactive(reason).build());
        return true;
    }

    /**
     * Removes a webhook.
     *
     * @param id its id
     * @return whether there was one
     * @throws UnsupportedOperationException if webhooks are managed elsewhere, as they are unless this is overridden
     * @throws StoreException if it cannot be removed
     */
    default boolean delete(String id) {
        throw new UnsupportedOperationException("this repository only reads webhooks; manage them where they are kept");
    }
}
