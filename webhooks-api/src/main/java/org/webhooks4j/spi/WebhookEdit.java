package org.webhooks4j.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.InvalidWebhookException;
import org.webhooks4j.UnreadableWebhook;
import org.webhooks4j.Webhook;
import org.webhooks4j.internal.webhook.Incarnations;

/**
 * What is to become of one webhook, and what whoever wants that has seen of it.
 *
 * @param id the webhook
 * @param expected as the repository returned it, or null if there was none
 * @param wanted what is to be stored in its place, which keeps all rules, or null for nothing
 */
public record WebhookEdit(
        String id, @Nullable Webhook expected, @Nullable Webhook wanted) {

    /**
     * Checks that it is about one webhook.
     *
     * @param id the webhook
     * @param expected as the repository returned it, or null if there was none
     * @param wanted what is to be stored in its place, which keeps all rules, or null for nothing
     * @throws IllegalArgumentException if the ids differ, or nothing is to be replaced by nothing
     */
    public WebhookEdit {
        if ((expected == null && wanted == null)
                || (expected != null && !expected.id().equals(id))
                || (wanted != null && !wanted.id().equals(id))) {
            throw new IllegalArgumentException("an edit of webhook '" + id + "' must be about that webhook");
        }
    }

    /**
     * A webhook is to be added.
     *
     * @param webhook the webhook
     * @return the edit
     */
    public static WebhookEdit adding(Webhook webhook) {
        return new WebhookEdit(webhook.id(), null, webhook);
    }

    /**
     * A webhook is to be replaced.
     *
     * @param expected as the repository returned it, or null if there was none
     * @param wanted what is to be stored in its place
     * @return the edit
     */
    public static WebhookEdit changing(@Nullable Webhook expected, Webhook wanted) {
        return new WebhookEdit(wanted.id(), expected, wanted);
    }

    /**
     * A webhook is to be removed.
     *
     * @param expected as the repository returned it
     * @return the edit
     */
    public static WebhookEdit removing(Webhook expected) {
        return new WebhookEdit(expected.id(), expected, null);
    }

    /**
     * Whether what is stored is what was expected: by {@link Object#equals}, or by all that a {@link Webhook} says, so
     * that a row without an {@code equals} of its own can be compared.
     *
     * @param stored what is stored under the id, or null for nothing
     * @return true if the edit may be made
     */
    public boolean fits(@Nullable Webhook stored) {
        if (expected != null
                && stored != null
                && Incarnations.differ(
                        expected.state().incarnation(), stored.state().incarnation())) {
            return false; // it was deleted and created anew meanwhile
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
