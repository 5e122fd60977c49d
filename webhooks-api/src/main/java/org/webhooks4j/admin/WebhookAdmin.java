package org.webhooks4j.admin;

import org.jspecify.annotations.Nullable;
import org.webhooks4j.StoreException;

/**
 * The management API: what a management page, a command line or a support tool calls. Data-access code calls
 * {@link org.webhooks4j.Webhooks} instead.
 *
 * <pre>{@code
 * WebhookAdmin admin = engine.admin().as("alice");
 * admin.webhooks().deactivate("inventory");
 * admin.deliveries().search(DeliveryQuery.all().withWebhook("inventory"));
 * }</pre>
 *
 * <p>The methods are in four groups, by what the caller does. Each group is a light view of the same engine; holding on
 * to one costs nothing.
 *
 * <p>Permissions are not checked here; the caller checks them. Methods use transactions of the store's own, may be
 * called from any thread, and throw {@link StoreException} if the store cannot answer.
 */
public interface WebhookAdmin {

    /**
     * Names the user of all groups: changes made through the returned view are recorded under this name, as
     * {@link Diagnostics#changes} lists them.
     *
     * @param actor a user's name or id, at most 200 characters, or null if nobody is known
     * @return a light view of this object
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
     * Searches deliveries, redelivers past ones, hastens and discards pending ones.
     *
     * @return the operations on deliveries
     */
    DeliveryOperations deliveries();

    /**
     * Tells why an event was or was not sent, who changed what, and how webhooks fare.
     *
     * @return the diagnostics
     */
    Diagnostics diagnostics();

    /**
     * Sends the objects that exist to a webhook.
     *
     * @return the operations on backfills
     */
    BackfillOperations backfills();
}
