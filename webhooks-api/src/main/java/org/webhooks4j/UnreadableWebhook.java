package org.webhooks4j;

import java.util.Set;

/**
 * A webhook that is stored but cannot be read: it was encrypted with a key that is not known here, or its row is
 * corrupt. It is listed with what is known of it, so that its pending deliveries wait, and is inactive, so that nothing
 * is sent that it may not ask for.
 *
 * <p>It cannot be copied: {@link Webhook#copyOf} refuses it, because every unknown value would be replaced by its
 * default. It becomes a webhook again when its store can read it; otherwise it is deleted, or replaced as a whole by
 * one that has signing keys of its own. Repositories compare by {@link Object#equals}, so two of them are equal only if
 * the same is stored.
 */
public interface UnreadableWebhook extends Webhook {

    /**
     * Tells why the webhook cannot be read, and what to do.
     *
     * @return the reason, as it follows the word <i>it</i>, without anything that may be secret
     */
    String unreadableReason();

    @Override
    default Set<EventType> eventTypes() {
        return Set.of();
    }

    @Override
    default boolean active() {
        return false;
    }

    /**
     * Gives the reason to those who ask why the webhook is inactive.
     *
     * @return a state with {@link #unreadableReason()}
     */
    @Override
    default WebhookState state() {
        return WebhookState.NONE.withInactiveReason(unreadableReason());
    }
}
