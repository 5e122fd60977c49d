package org.webhooks4j.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.UnreadableWebhook;
import org.webhooks4j.Webhook;
import org.webhooks4j.internal.webhook.Incarnations;

/**
 * A change to one webhook, with the state that the caller expects to replace.
 *
 * @param id the webhook's id
 * @param expected the webhook as the repository returned it, or null if there was none
 * @param wanted the webhook to store in its place, already valid, or null to remove it
 */
public record WebhookEdit(
        String id, @Nullable Webhook expected, @Nullable Webhook wanted) {

    /**
     * Creates an edit and checks that it concerns a single webhook.
     *
     * @param id the webhook's id
     * @param expected the webhook as the repository returned it, or null if there was none
     * @param wanted the webhook to store in its place, already valid, or null to remove it
     * @throws IllegalArgumentException if the ids differ, or both webhooks are null
     */
    public WebhookEdit {
        if ((expected == null && wanted == null)
                || (expected != null && !expected.id().equals(id))
                || (wanted != null && !wanted.id().equals(id))) {
            throw new IllegalArgumentException("an edit of webhook '" + id + "' must be about that webhook");
        }
    }

    /**
     * Returns an edit that adds a webhook.
     *
     * @param webhook the webhook
     * @return the edit
     */
    public static WebhookEdit adding(Webhook webhook) {
        return new WebhookEdit(webhook.id(), null, webhook);
    }

    /**
     * Returns an edit that replaces a webhook.
     *
     * @param expected the webhook as the repository returned it, or null if there was none
     * @param wanted the webhook to store in its place
     * @return the edit
     */
    public static WebhookEdit changing(@Nullable Webhook expected, Webhook wanted) {
        return new WebhookEdit(wanted.id(), expected, wanted);
    }

    /**
     * Returns an edit that removes a webhook.
     *
     * @param expected the webhook as the repository returned it
     * @return the edit
     */
    public static WebhookEdit removing(Webhook expected) {
        return new WebhookEdit(expected.id(), expected, null);
    }

    /**
     * Returns whether the stored webhook is the expected one. Compares by {@link Object#equals}, or else by all
     * properties of {@link Webhook}, so that rows without their own {@code equals} can be compared.
     *
     * @param stored the webhook stored under the id, or null if there is none
     * @return true if the edit may be made
     */
    public boolean fits(@Nullable Webhook stored) {
        if (expected != null
                && stored != null
                && Incarnations.differ(
                        expected.state().incarnation(), stored.state().incarnation())) {
            return false; // it was deleted and recreated meanwhile
        }
        if (Objects.equals(expected, stored)) {
            return true;
        }
        return expected != null && stored != null && isSame(expected, stored);
    }

    private static boolean isSame(Webhook one, Webhook other) {
        if (one instanceof UnreadableWebhook || other instanceof UnreadableWebhook) {
            return false;
        }
        try {
            return Webhook.copyOf(one).build().equals(Webhook.copyOf(other).build());
        } catch (InvalidWebhookException e) {
            return false;
        }
    }
}
