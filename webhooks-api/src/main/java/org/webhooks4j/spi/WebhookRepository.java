package org.webhooks4j.spi;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.webhooks4j.StoreException;
import org.webhooks4j.Transaction;
import org.webhooks4j.Webhook;

/**
 * Where webhooks are kept. A host that has a table of its own implements {@link #findAll()} over its DAO; with
 * {@link #save} and {@link #delete} as well, the webhooks can be managed through
 * {@link org.webhooks4j.admin.WebhookAdmin}. The engine writes through {@link #change} alone, which uses these two
 * unless it is overridden.
 *
 * <p>Called from any thread, outside of the host's transactions. The engine keeps what it read for the refresh
 * interval, one second unless configured, so a change made behind its back takes that long to be noticed. Whatever else
 * a method throws, or null in place of a value, counts as a {@link StoreException}.
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
     * Adds a webhook, or replaces the one of the same id, whatever that is.
     *
     * @param webhook the webhook, which keeps all rules
     * @throws org.webhooks4j.InvalidWebhookException if a rule is broken, as by a duration that the repository cannot
     *     hold exactly
     * @throws UnsupportedOperationException if webhooks are managed elsewhere, as they are unless this is overridden
     * @throws StoreException if it cannot be stored
     */
    default void save(Webhook webhook) {
        throw new UnsupportedOperationException("this repository only reads webhooks; manage them where they are kept");
    }

    /**
     * Changes webhooks if each of them is still what was expected: all of them, or none. Of several callers that expect
     * the same, one succeeds.
     *
     * <p>Unless this is overridden, the webhooks are looked up, compared, and saved or deleted one by one. The engine
     * makes its own changes one after the other, so that this is safe on one node; between nodes, or beside a host that
     * writes to its table itself, a change may be lost in the moment between. A repository that nodes share overrides
     * it with one transaction that locks the rows.
     *
     * @param edits what is to be changed, each webhook once
     * @return whether it was changed; false if one of them is not what was expected, and nothing was changed
     * @throws UnsupportedOperationException if webhooks are managed elsewhere, as they are unless {@link #save} and
     *     {@link #delete} are overridden
     * @throws StoreException if it cannot be stored
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
     * The same, and something is written down about it. If the repository has transactions, and the other log is kept
     * where it is, both are one transaction; else one comes after the other.
     *
     * @param edits what is to be changed, each webhook once
     * @param record writes it down, in the repository's transaction or in {@link Transaction#NONE}; may be called again
     *     if the transaction is repeated, and not at all if nothing is changed
     * @return whether it was changed
     * @throws UnsupportedOperationException as {@link #change(List)} does
     * @throws StoreException if it cannot be stored or written down
     */
    default boolean change(List<WebhookEdit> edits, Consumer<Transaction> record) {
        if (!change(edits)) {
            return false;
        }
        record.accept(Transaction.NONE);
        return true;
    }

    /**
     * Whether webhooks come with their {@link org.webhooks4j.WebhookState#incarnation()}. If they do not, one that is
     * created under the id of a deleted webhook waits until all that was pending of that one is cancelled, however long
     * that takes.
     *
     * @return true if every webhook has one; false unless this is overridden
     */
    default boolean keepsIncarnations() {
        return false;
    }

    /**
     * Deactivates a webhook because of its receiver's answers, and changes nothing else of it. Stores that several
     * nodes share override it or {@link #change}, so that of nodes that call it in the same moment only one is told
     * true.
     *
     * @param id its id
     * @param reason why, for {@link org.webhooks4j.WebhookState#inactiveReason()}
     * @return whether it was active until now
     * @throws UnsupportedOperationException if webhooks are managed elsewhere, as they are unless {@link #save} is
     *     overridden
     * @throws StoreException if it cannot be stored, or others change it over and over
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
