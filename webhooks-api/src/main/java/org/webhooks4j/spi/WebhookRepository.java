package org.webhooks4j.spi;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.webhooks4j.StoreException;
import org.webhooks4j.Transaction;
import org.webhooks4j.Webhook;

/**
 * Stores webhooks. A host with its own table implements {@link #findAll()} over its DAO. If it also implements
 * {@link #save} and {@link #delete}, the webhooks can be managed through {@link org.webhooks4j.admin.WebhookAdmin}. The
 * engine writes only through {@link #change}, which uses these two unless overridden.
 *
 * <p>Called from any thread, outside the host's transactions. The engine caches what it reads for the refresh interval,
 * one second by default, so a change made directly in the store takes that long to be noticed. Any other exception from
 * a method, or null instead of a value, is treated as a {@link StoreException}.
 */
public interface WebhookRepository {

    /**
     * Returns all webhooks, active or inactive.
     *
     * @return the webhooks, in any order
     * @throws StoreException if the webhooks cannot be read
     */
    List<Webhook> findAll();

    /**
     * Returns one webhook.
     *
     * @param id the webhook's id
     * @return the webhook, or empty if there is none
     * @throws StoreException if the webhook cannot be read
     */
    default Optional<Webhook> findById(String id) {
        return findAll().stream().filter(webhook -> webhook.id().equals(id)).findFirst();
    }

    /**
     * Adds a webhook, or replaces the one with the same id unconditionally.
     *
     * @param webhook the webhook, already valid
     * @throws org.webhooks4j.InvalidWebhookException if a rule is broken, for example by a duration that the repository
     *     cannot represent exactly
     * @throws UnsupportedOperationException if webhooks are managed elsewhere, which is assumed unless this method is
     *     overridden
     * @throws StoreException if the change cannot be stored
     */
    default void save(Webhook webhook) {
        throw new UnsupportedOperationException("this repository only reads webhooks; manage them where they are kept");
    }

    /**
     * Changes all given webhooks, or none if one of them is not what the caller expected. Of several callers that
     * expect the same state, one succeeds.
     *
     * <p>The default implementation looks the webhooks up, compares them, and saves or deletes them one by one. The
     * engine serializes its own changes, so this is safe on one node. Between nodes, or beside a host that writes to
     * its table directly, a change may be lost between the comparison and the write. A repository that nodes share
     * overrides this method with one transaction that locks the rows.
     *
     * @param edits the changes, at most one per webhook
     * @return whether the webhooks were changed; false if one of them is not what was expected, in which case nothing
     *     was changed
     * @throws UnsupportedOperationException if webhooks are managed elsewhere, which is assumed unless {@link #save}
     *     and {@link #delete} are overridden
     * @throws StoreException if the change cannot be stored
     */
    default boolean change(List<WebhookEdit> edits) {
        for (WebhookEdit edit : edits) {
            if (!edit.fits(findById(edit.id()).orElse(null))) {
                return false;
            }
        }
        for (WebhookEdit edit : edits) {
            Webhook wanted = edit.wanted();
            if (wanted == null) {
                delete(edit.id());
            } else {
                save(wanted);
            }
        }
        return true;
    }

    /**
     * Changes webhooks like {@link #change(List)} and records the change. If the repository has transactions, and the
     * other log is in the same store, both happen in one transaction; otherwise one after the other.
     *
     * @param edits the changes, at most one per webhook
     * @param record writes the record, in the repository's transaction or in {@link Transaction#NONE}; may be called
     *     again if the transaction is retried, and is not called if nothing is changed
     * @return whether the webhooks were changed
     * @throws UnsupportedOperationException as in {@link #change(List)}
     * @throws StoreException if the change or the record cannot be stored
     */
    default boolean change(List<WebhookEdit> edits, Consumer<Transaction> record) {
        if (!change(edits)) {
            return false;
        }
        record.accept(Transaction.NONE);
        return true;
    }

    /**
     * Returns whether webhooks have a {@link org.webhooks4j.WebhookState#incarnation()}. If they do not, a webhook that
     * is created under the id of a deleted one waits until all pending deliveries of the deleted one are cancelled,
     * however long that takes.
     *
     * @return true if every webhook has one; false unless overridden
     */
    default boolean keepsIncarnations() {
        return false;
    }

    /**
     * Deactivates a webhook because of its receiver's responses, and changes nothing else. Stores that nodes share
     * override this method or {@link #change}, so that of several concurrent calls only one returns true.
     *
     * @param id the webhook's id
     * @param reason the reason, for {@link org.webhooks4j.WebhookState#inactiveReason()}
     * @return whether the webhook was active before
     * @throws UnsupportedOperationException if webhooks are managed elsewhere, which is assumed unless {@link #save} is
     *     overridden
     * @throws StoreException if the change cannot be stored, or concurrent changes keep interfering
     */
    default boolean deactivate(String id, String reason) {
        for (int tries = 0; tries < 10; tries++) {
            Webhook webhook = findById(id).orElse(null);
            if (webhook == null || !webhook.active()) {
                return false;
            }
            Webhook inactive = Webhook.copyOf(webhook).inactive(reason).build();
            if (change(List.of(WebhookEdit.changing(webhook, inactive)))) {
                return true;
            }
        }
        throw new StoreException("webhook '" + id + "' is changed over and over; it could not be deactivated");
    }

    /**
     * Deletes a webhook.
     *
     * @param id the webhook's id
     * @return whether the webhook existed
     * @throws UnsupportedOperationException if webhooks are managed elsewhere, which is assumed unless this method is
     *     overridden
     * @throws StoreException if the webhook cannot be deleted
     */
    default boolean delete(String id) {
        throw new UnsupportedOperationException("this repository only reads webhooks; manage them where they are kept");
    }
}
