package org.webhooks4j.admin;

import org.jspecify.annotations.Nullable;
import org.webhooks4j.StoreException;

/**
 * The management API for management pages, command lines and support tools. Data-access code calls
 * {@link org.webhooks4j.Webhooks} instead.
 *
 * <pre>{@code
 * WebhookAdmin admin = engine.admin().as("alice");
 * admin.webhooks().deactivate("inventory");
 * admin.deliveries().search(DeliveryQuery.all().withWebhook("inventory"));
 * }</pre>
 *
 * <p>The methods are grouped by task. Each group is a lightweight view of the same engine and may be kept.
 *
 * <p>The caller checks permissions; this API does not. Methods use the store's own transactions, may be called from any
 * thread, and throw {@link StoreException} if the store fails.
 */
public interface WebhookAdmin {

    /**
     * Returns a view that records changes under an actor's name, in all groups. {@link Diagnostics#changes} lists them.
     *
     * @param actor a user's name or id, at most 200 characters, or null if unknown
     * @return a lightweight view of this object
     * @throws IllegalArgumentException if the name is longer
     */
    WebhookAdmin as(@Nullable String actor);

    /**
     * Lists, creates, changes, deletes, exports and imports webhooks.
     *
     * @return the operations on webhooks
     */
    WebhookOperations webhooks();

    /**
     * Searches deliveries, redelivers past ones, and expedites or discards pending ones.
     *
     * @return the operations on deliveries
     */
    DeliveryOperations deliveries();

    /**
     * Explains why events were or were not sent, lists changes, and reports the health of webhooks.
     *
     * @return the diagnostics
     */
    Diagnostics diagnostics();

    /**
     * Sends existing objects to a webhook.
     *
     * @return the operations on backfills
     */
    BackfillOperations backfills();
}
